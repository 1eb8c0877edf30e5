import { Link } from '@tanstack/react-router';
import { Light } from '../../kit/light.tsx';
import { percentOf, type RankedTable } from './ranking-data.ts';
import { useOverviewWords } from './words.ts';

/** Units by parts of the table, with the share of the points each has. */
export function HeatTable({ table }: { readonly table: RankedTable }) {
  const say = useOverviewWords();
  const parts = table.units[0]?.groups ?? [];
  if (parts.length === 0) return null;
  return (
    <section className="kit-panel overview-heat">
      <h2>{say('heat')}</h2>
      <p>{say('hint')}</p>
      <div className="kit-scroll">
        <table className="kit-table">
          <thead>
            <tr>
              <th scope="col">{say('unit')}</th>
              {parts.map(({ id, name }) => (
                <th key={id} scope="col" className="overview-part">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.units.map((unit) => (
              <tr key={unit.unit}>
                <th scope="row" className="overview-unit">
                  <Link to="/sheets" search={(now) => ({ ...now, unit: unit.unit })}>
                    {unit.name}
                  </Link>
                </th>
                {unit.groups.map((part) => {
                  const percent = percentOf(part);
                  return (
                    <td key={part.id}>
                      <Light light={part.light}>{percent === null ? '—' : `${percent}%`}</Light>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
