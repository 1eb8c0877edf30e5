import './fact-grid.css';
import { Button } from 'antd';
import { type ClipboardEvent, type KeyboardEvent, useRef } from 'react';
import { type Column, FactCell } from './fact-cell.tsx';
import { blockOf, mostRows, pasteBlock, type Row } from './paste.ts';
import { useKitWords } from './words.ts';

/** Rows of a dataset to fill in: typed, or pasted from a spreadsheet; every step can be undone. */
export function FactGrid(props: {
  readonly label: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly onChange: (rows: readonly Row[]) => void;
}) {
  const say = useKitWords();
  const { label, columns, rows, onChange } = props;
  const { change, undo, canUndo } = useUndo(rows, onChange);
  const table = useRef<HTMLTableElement>(null);
  const names = columns.map((each) => each.name);
  const move = (row: number, column: number) =>
    table.current?.querySelector<HTMLElement>(`[data-cell="${row}.${column}"]`)?.focus();
  const pasted = (event: ClipboardEvent, row: number, column: number) => {
    const block = blockOf(event.clipboardData.getData('text/plain'));
    if (block === null) return;
    event.preventDefault();
    change(pasteBlock(rows, names, { row, column }, block));
  };
  const pressed = (event: KeyboardEvent, row: number, column: number) => {
    if (event.key === 'Enter') move(row + 1, column);
    else if (event.key === 'z' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      undo();
    }
  };
  return (
    <div className="fact-grid">
      <div className="kit-scroll">
        <table className="kit-table" ref={table}>
          <caption>{label}</caption>
          <GridHead columns={columns} />
          <tbody>
            {rows.map((row, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; it has no name before it is filled in
              <tr key={i}>
                <th scope="row" className="number">
                  {i + 1}
                </th>
                {columns.map((column, k) => (
                  <td key={column.name}>
                    <FactCell
                      column={column}
                      label={`${column.name} ${i + 1}`}
                      value={row[column.name] ?? null}
                      place={`${i}.${k}`}
                      onChange={(value) =>
                        change(
                          rows.map((each, n) => (n === i ? { ...each, [column.name]: value } : each)),
                          `${i}.${k}`,
                        )
                      }
                      onPaste={(event) => pasted(event, i, k)}
                      onKeyDown={(event) => pressed(event, i, k)}
                    />
                  </td>
                ))}
                <td>
                  <Button
                    size="small"
                    type="text"
                    aria-label={`${say('removeRow')} ${i + 1}`}
                    onClick={() => change(rows.filter((_, n) => n !== i))}
                  >
                    ✕
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="kit-line">
        <Button disabled={rows.length >= mostRows} onClick={() => change([...rows, {}])}>
          {say('addRow')}
        </Button>
        <Button disabled={!canUndo} onClick={undo}>
          {say('undo')}
        </Button>
        <small>{say('pasteHint')}</small>
      </div>
    </div>
  );
}

function GridHead({ columns }: { readonly columns: readonly Column[] }) {
  const say = useKitWords();
  return (
    <thead>
      <tr>
        <th scope="col" className="number">
          #
        </th>
        {columns.map(({ name, description, optional }) => (
          <th key={name} scope="col" title={description}>
            {name}
            {optional ? <small> {say('optional')}</small> : null}
          </th>
        ))}
        <td />
      </tr>
    </thead>
  );
}

const mostSteps = 200;

/** Steps back; typing on in one cell is one step. */
function useUndo(rows: readonly Row[], onChange: (rows: readonly Row[]) => void) {
  const before = useRef<readonly (readonly Row[])[]>([]);
  const typing = useRef<string | null>(null);
  const change = (next: readonly Row[], cell: string | null = null) => {
    if (cell === null || cell !== typing.current)
      before.current = [...before.current, rows].slice(-mostSteps);
    typing.current = cell;
    onChange(next);
  };
  const undo = () => {
    const last = before.current.at(-1);
    if (last === undefined) return;
    before.current = before.current.slice(0, -1);
    typing.current = null;
    onChange(last);
  };
  return { change, undo, canUndo: before.current.length > 0 };
}
