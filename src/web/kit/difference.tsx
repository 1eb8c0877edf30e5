import type { z } from 'zod';
import type { scoreDifference } from '../../api/schemas/review-parts.ts';
import { useKitWords } from './words.ts';

type Difference = z.infer<typeof scoreDifference>;
type Change = Difference['units'][number]['total'];

/** Before and after for everyone whose score, rank or grade differs. */
export function DifferenceTable({ difference }: { readonly difference: Difference }) {
  const say = useKitWords();
  if (difference.units.length === 0) return <p>{say('unchanged')}</p>;
  return (
    <div className="kit-scroll">
      <table className="kit-table">
        <thead>
          <tr>
            <th scope="col">{say('unit')}</th>
            <th scope="col">{say('total')}</th>
            <th scope="col">{say('rank')}</th>
            <th scope="col">{say('grade')}</th>
            <th scope="col">{say('changedItems')}</th>
          </tr>
        </thead>
        <tbody>
          {difference.units.map((each) => (
            <tr key={`${each.table} ${each.unit}`}>
              <th scope="row">{each.name}</th>
              <td>
                <Changed change={each.total} />
              </td>
              <td>
                <Changed change={each.rank} />
              </td>
              <td>
                <Changed change={each.grade} />
              </td>
              <td>
                {each.indicators.map((item) => (
                  <div key={item.id}>
                    {item.name} <Changed change={item.score} />
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Changed({ change: [before, after] }: { readonly change: Change }) {
  if (before === after) return <span>{before ?? '—'}</span>;
  return (
    <span>
      {before ?? '—'} → <b>{after ?? '—'}</b>
    </span>
  );
}
