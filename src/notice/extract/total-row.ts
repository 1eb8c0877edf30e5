import { type GridRow, ownTexts } from './grid.ts';
import type { HeadColumn } from './header.ts';
import { readPointsCell } from './points.ts';
import { readTotal } from './section.ts';
import { folded } from './words.ts';

/** The total of the last row: in its column of points, else the first number behind 合计. */
export function totalIn(row: GridRow, columns: readonly HeadColumn[]): string | null {
  const texts = ownTexts(row);
  const kinds = columns.flatMap((column, i) => (column.kind === null ? [] : [i]));
  if (kinds.length === 0) return readTotal(texts);
  const own = kinds.findIndex((i) => columns[i]?.role === 'points');
  const numbers = texts.slice(1).filter((text) => /^\d+(\.\d+)?分?$/.test(folded(text)));
  const text = numbers.length === kinds.length ? numbers[own] : row.slots[kinds[own] ?? -1]?.text;
  return readPointsCell(text ?? '')?.points ?? null;
}
