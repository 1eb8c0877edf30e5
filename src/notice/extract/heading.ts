import type { GridRow } from './grid.ts';
import { type HeadColumn, isHeading, isIndicatorHead, readColumns } from './header.ts';
import { expandGroups } from './heading-groups.ts';
import { roleOf } from './heading-words.ts';
import { isKind } from './kind.ts';

export interface Heading {
  readonly columns: readonly HeadColumn[];
  /** Index of the first row of the heading and of the first row behind it. */
  readonly from: number;
  readonly to: number;
}

/** The next heading of an indicator table from row `start` on: one line or two; null when there is none. */
export function findHeading(rows: readonly GridRow[], start = 0): Heading | null {
  for (let from = start; from < rows.length; from++) {
    const first = rows[from];
    if (first === undefined || !isHeading(own(first))) continue;
    const second = rows[from + 1];
    const two = second !== undefined && (isHeading(own(second)) || namesKinds(first, second)) ? second : null;
    const columns = two === null ? oneLine(first) : twoLines(first, two);
    if (isIndicatorHead(columns)) return { columns, from, to: from + (two === null ? 1 : 2) };
  }
  return null;
}

/** A second line that names kinds of unit under the points of the first: 分值 above 乡镇, 街道. */
function namesKinds(first: GridRow, second: GridRow): boolean {
  const above = own(first);
  if (!above.some((word) => roleOf(word) === 'points')) return false;
  const fresh = own(second).filter((word) => !above.includes(word));
  return fresh.length >= 2 && fresh.every(isKind) && new Set(fresh).size === fresh.length;
}

const own = (row: GridRow): string[] =>
  row.slots.filter((slot) => slot.from !== 'blank').map((slot) => slot.text.replace(/\s+/g, ''));

const text = (row: GridRow, column: number): string => row.slots[column]?.text.replace(/\s+/g, '') ?? '';

function oneLine(row: GridRow): HeadColumn[] {
  const last = row.slots.findLastIndex((slot) => slot.from !== 'blank');
  return readColumns(row.slots.slice(0, last + 1).map((_, column) => [text(row, column)]));
}

function twoLines(first: GridRow, second: GridRow): HeadColumn[] {
  const spanned = second.slots.some((slot) => slot.from === 'span');
  const inPlace =
    second.slots.findIndex((slot) => slot.from !== 'blank') > 0 || text(first, 0) === text(second, 0);
  if (!spanned && !inPlace) return expandGroups(own(first), own(second));
  const width = Math.max(first.slots.length, second.slots.length);
  let group = '';
  const titles = Array.from({ length: width }, (_, column) => {
    const [above, below] = [text(first, column), text(second, column)];
    // A heading that covers several columns may stand above the first of them only.
    if (above !== '') group = above === below ? '' : above;
    return above === below ? [above] : [above === '' && below !== '' ? group : above, below];
  });
  const last = titles.findLastIndex((words) => words.some((word) => word !== ''));
  return readColumns(titles.slice(0, last + 1));
}
