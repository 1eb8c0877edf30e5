import type { Row } from '../read/block.ts';

/** Puts together the rows that the document broke over two lines. */
export function closeRows(rows: readonly Row[]): Row[] {
  const closed: Row[] = [];
  for (const row of rows) {
    const last = closed.at(-1);
    if (last?.open === true) closed[closed.length - 1] = joinRows(last, row);
    else closed.push(row);
  }
  return closed;
}

function joinRows(first: Row, second: Row): Row {
  const [head, ...rest] = second.cells;
  const end = first.cells.at(-1);
  if (head === undefined || end === undefined) return { ...first, open: second.open };
  if (head.text.trim() === '') return { ...first, cells: [...first.cells, ...rest], open: second.open };
  const joined = { ...end, text: `${end.text}${head.text}` };
  return { ...first, cells: [...first.cells.slice(0, -1), joined, ...rest], open: second.open };
}
