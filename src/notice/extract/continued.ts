import { type FoundTable, isEnded, openingRow, type Part, sameColumns } from './found.ts';
import type { GridRow } from './grid.ts';
import { readSection } from './section.ts';
import { roleOf } from './weigh.ts';
import { folded } from './words.ts';

/** (续上表) */
const goesOnMark = /^\(?(续上?表|接上表|接上页|上接)/;

/** How many paragraphs stand between the end of the parts and a table that may go on behind them; 0 for none. */
export function continuationIn(parts: readonly Part[]): number {
  const at = parts.findLastIndex((part) => part.kind === 'found');
  const between = parts.length - 1 - at;
  return at >= 0 && between <= 2 ? between : 0;
}

/** A part goes on with the table before the remarks: they say so, or its first number is the next one. */
export function carriesOn(before: FoundTable | null, part: Part, remarks: readonly Part[]): boolean {
  if (before === null || part.kind !== 'found' || !sameColumns(before.columns, part.columns)) return false;
  if (isEnded(before) || remarks.some((each) => each.kind === 'paragraph' && readSection(each.text) !== null))
    return false;
  if (remarks.some((each) => each.kind === 'paragraph' && goesOnMark.test(folded(each.text)))) return true;
  const serial = before.columns.findIndex((column) => column.role === 'serial');
  const numberIn = (row: GridRow | undefined): number =>
    Number(row?.slots[serial]?.text.trim() || Number.NaN);
  return serial >= 0 && numberIn(part.rows[0]) === numberIn(before.rows.at(-1)) + 1;
}

/** A table that goes on over the page with the same columns is one table. */
export function joinContinued(parts: Part[], part: Part): Part[] {
  const last = parts.at(-1);
  const continues =
    part.kind === 'found' &&
    last?.kind === 'found' &&
    sameColumns(part.columns, last.columns) &&
    !isEnded(last);
  if (continues) parts[parts.length - 1] = { ...last, rows: [...last.rows, ...part.rows] };
  else parts.push(part);
  return parts;
}

/** A table of its own for bonus or deductions, under a heading that says so, is a part of the table before it. */
export function joinOutside(parts: Part[], part: Part): Part[] {
  const [table, heading] = parts.slice(-2);
  const joins =
    part.kind === 'found' &&
    heading?.kind === 'paragraph' &&
    table?.kind === 'found' &&
    sameColumns(part.columns, table.columns) &&
    readSection(heading.text) !== null &&
    roleOf({ name: readSection(heading.text)?.name ?? '' }) !== 'base';
  if (!joins) {
    parts.push(part);
    return parts;
  }
  const opening = openingRow(heading);
  return [...parts.slice(0, -2), { ...table, rows: [...table.rows, opening, ...part.rows] }];
}
