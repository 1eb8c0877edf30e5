import type { Row } from './paste.ts';
import { useKitWords } from './words.ts';

/** Rows to read; without the columns named in `without`. */
export function RowsTable(props: {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly without?: readonly string[];
  /** Columns in their own order; without it, as they come. */
  readonly order?: readonly string[];
}) {
  const say = useKitWords();
  const { label, rows, without = [], order = [] } = props;
  const columns = [...new Set(rows.flatMap((each) => Object.keys(each)))]
    .filter((each) => !without.includes(each))
    .toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
  if (rows.length === 0) return <p>{say('noRows')}</p>;
  return (
    <section className="kit-scroll" aria-label={label}>
      <table className="kit-table">
        <thead>
          <tr>
            {columns.map((each) => (
              <th key={each} scope="col">
                {each}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows to read do not move
            <tr key={i}>
              {columns.map((each) => (
                <td key={each}>{row[each] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
