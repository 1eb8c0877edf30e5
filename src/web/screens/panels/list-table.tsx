import type { ReactNode } from 'react';

/** A short list of figures under a heading; `numbers`: which columns are. */
export function ListTable(props: {
  readonly title: string;
  readonly head: readonly string[];
  readonly numbers: readonly number[];
  readonly rows: readonly (readonly ReactNode[])[];
}) {
  const { title, head, numbers, rows } = props;
  const look = (i: number): string | undefined => (numbers.includes(i) ? 'number' : undefined);
  return (
    <section className="kit-panel">
      <h2>{title}</h2>
      <div className="kit-scroll">
        <table className="kit-table">
          <thead>
            <tr>
              {head.map((each, i) => (
                <th key={each} scope="col" className={look(i)}>
                  {each}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: figures to read do not move
              <tr key={n}>
                {row.map((cell, i) => (
                  <td key={head[i]} className={look(i)}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
