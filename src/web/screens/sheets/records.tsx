import { Moment } from '../../kit/moment.tsx';
import type { Explained } from './sheet-data.ts';
import { useSheetWords } from './words.ts';

type Page = Explained['records'][number];

/** The facts behind the numbers: what was counted of which dataset, and the raw records with where they came from. */
export function Records({ explained }: { readonly explained: Explained }) {
  const say = useSheetWords();
  const undelivered = explained.aggregates.filter((each) => !each.delivered);
  return (
    <>
      <h3>{say('facts')}</h3>
      {undelivered.map((each) => (
        <p key={each.label} className="why-missing">
          {say('notDelivered', { dataset: each.dataset })}({say('source')}:{each.source})
        </p>
      ))}
      {explained.records.map((page) => (
        <RecordPage key={`${page.question} ${page.counted}`} page={page} />
      ))}
    </>
  );
}

function RecordPage({ page }: { readonly page: Page }) {
  const say = useSheetWords();
  const { dataset, labels, counted, records, total, columns } = page;
  return (
    <details open={total > 0 && total <= 10}>
      <summary>
        {labels.join('')} {dataset} · {say(counted ? 'records' : 'uncounted')} ·{' '}
        {say('more', { total, shown: records.length })}
      </summary>
      {records.length === 0 ? (
        <p>{say('noRecords')}</p>
      ) : (
        <div className="kit-scroll">
          <table className="kit-table">
            <thead>
              <tr>
                {columns.map((each) => (
                  <th key={each} scope="col">
                    {each}
                  </th>
                ))}
                <th scope="col">{say('file')}</th>
                <th scope="col">{say('by')}</th>
                <th scope="col">{say('knownAt')}</th>
              </tr>
            </thead>
            <tbody>
              {records.map(({ cells, origin }) => (
                <tr key={`${origin.batch} ${origin.file} ${origin.line}`}>
                  {columns.map((each) => (
                    <td key={each}>{cells[each] ?? ''}</td>
                  ))}
                  <td title={`${say('batch')} ${origin.batch}`}>
                    {origin.file}:{origin.line}
                  </td>
                  <td>{origin.by ?? ''}</td>
                  <td>{origin.knownAt === null ? '' : <Moment at={origin.knownAt} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}
