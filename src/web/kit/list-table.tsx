import './kit.css';
import type { Key, ReactNode } from 'react';

export interface ListColumn<T> {
  readonly head: string;
  readonly cell: (row: T) => ReactNode;
  /** Right-aligned, digits of equal width. */
  readonly number?: boolean;
}

/** A short list as a table that scrolls by itself; the first column names the row. */
export function ListTable<T>(props: {
  readonly label: string;
  readonly columns: readonly ListColumn<T>[];
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => Key;
}) {
  const { label, columns, rows, keyOf } = props;
  const [first, ...rest] = columns;
  if (first === undefined) return null;
  const classOf = ({ number }: ListColumn<T>) => (number === true ? 'number' : undefined);
  return (
    <section className="kit-scroll" aria-label={label}>
      <table className="kit-table">
        <thead>
          <tr>
            {columns.map((each) => (
              <th key={each.head} scope="col" className={classOf(each)}>
                {each.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              <th scope="row" className={classOf(first)}>
                {first.cell(row)}
              </th>
              {rest.map((each) => (
                <td key={each.head} className={classOf(each)}>
                  {each.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
