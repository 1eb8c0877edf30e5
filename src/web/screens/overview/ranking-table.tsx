import { Link } from '@tanstack/react-router';
import { Light } from '../../kit/light.tsx';
import { cohortsOf, type RankedTable, type RankedUnit } from './ranking-data.ts';
import { useOverviewWords } from './words.ts';

/** Ranks inside each cohort; equal ranks are ties. */
export function RankingTable({ table }: { readonly table: RankedTable }) {
  const say = useOverviewWords();
  return (
    <section className="kit-panel overview-ranking">
      <h2>{say('ranking')}</h2>
      {cohortsOf(table).map(({ name, units }) => (
        <div key={name} className="kit-scroll">
          <table className="kit-table">
            <caption className="overview-cohort">{name}</caption>
            <thead>
              <tr>
                <th scope="col" className="number">
                  {say('rank')}
                </th>
                <th scope="col">{say('unit')}</th>
                <th scope="col" className="number">
                  {say('total')}
                </th>
                <th scope="col">{say('grade')}</th>
                <th scope="col" className="number">
                  {say('missing')}
                </th>
              </tr>
            </thead>
            <tbody>
              {units.map((unit) => (
                <RankedLine key={unit.unit} unit={unit} />
              ))}
            </tbody>
          </table>
        </div>
      ))}
    </section>
  );
}

function RankedLine({ unit }: { readonly unit: RankedUnit }) {
  const say = useOverviewWords();
  return (
    <tr>
      <td className="number">{unit.rank ?? '—'}</td>
      <th scope="row" className="overview-unit">
        <Link to="/sheets" search={(now) => ({ ...now, unit: unit.unit })}>
          <Light light={unit.light}>{unit.name}</Light>
        </Link>
      </th>
      <td className="number">{unit.total ?? say('partial', { points: unit.partial })}</td>
      <td>{unit.grade ?? ''}</td>
      <td className="number">{unit.missing === 0 ? '' : unit.missing}</td>
    </tr>
  );
}
