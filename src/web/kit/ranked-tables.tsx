import type { z } from 'zod';
import type { publicTables } from '../../api/schemas/review-parts.ts';
import { useKitWords } from './words.ts';

type Table = z.infer<typeof publicTables>[number];

/** Total, rank and grade of everybody, table by table and cohort by cohort. */
export function RankedTables({ tables }: { readonly tables: readonly Table[] }) {
  return tables.map((table) => (
    <section key={table.id} className="kit-panel">
      <h2>{table.caption}</h2>
      {[...new Set(table.units.map((each) => each.cohort))].map((cohort) => (
        <Cohort key={cohort} name={cohort} units={table.units.filter((each) => each.cohort === cohort)} />
      ))}
    </section>
  ));
}

function Cohort({ name, units }: { readonly name: string; readonly units: Table['units'] }) {
  const say = useKitWords();
  return (
    <div className="kit-scroll">
      <h3>{name}</h3>
      <table className="kit-table">
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
          </tr>
        </thead>
        <tbody>
          {units
            .toSorted((a, b) => place(a) - place(b))
            .map((each) => (
              <tr key={each.unit}>
                <td className="number">{each.rank ?? '—'}</td>
                <th scope="row">{each.name}</th>
                <td className="number">{each.total ?? '—'}</td>
                <td>{each.grade ?? ''}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}

/** A rank is a number, or a text that begins with one; whoever has none comes last. */
const place = ({ rank }: Table['units'][number]): number => {
  const found = Number.parseInt(String(rank ?? ''), 10);
  return Number.isNaN(found) ? Number.MAX_SAFE_INTEGER : found;
};
