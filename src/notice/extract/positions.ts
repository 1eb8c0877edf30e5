import { lookAt, misfit } from './cost.ts';
import { type GridRow, ownTexts } from './grid.ts';
import type { HeadColumn } from './header.ts';
import { splitPoints } from './points.ts';
import { isTotalRow } from './section.ts';

const tolerated = 2;

/**
 * Whether a cell's position says its column. Not so when rows are shorter than the heading, or when blanks stand only
 * at the ends of rows: then spans were dropped and the rest moved to the left. The content decides in doubt.
 */
export function positionsKept(rows: readonly GridRow[], columns: readonly HeadColumn[]): boolean {
  const full = rows.filter((row) => !isFullWidth(row) && !isTotalRow(ownTexts(row)));
  if (full.length === 0) return true;
  if (full.some((row) => lengthOf(row) > columns.length)) return false;
  if (full.some((row) => row.slots.some((slot) => slot.from === 'span'))) return isComplete(full, columns);
  if (
    full.every(
      (row) => row.slots.length >= columns.length && row.slots.every((slot) => slot.from !== 'blank'),
    )
  )
    return true;
  if (!full.every((row) => row.slots.length >= columns.length)) return false;
  // Rows without blanks say nothing; a blank that is really empty leaves the other cells where they belong.
  const short = full.filter((row) => row.slots.some((slot) => slot.from === 'blank'));
  const shifted = short.filter((row) => averageMisfit([row], columns) > tolerated);
  return shifted.length * 4 <= short.length;
}

/** One text over the whole row: a section, a total, a remark. */
const isFullWidth = (row: GridRow): boolean =>
  row.slots.filter((slot) => slot.from === 'own').length === 1 &&
  !row.slots.some((slot) => slot.from === 'span');

const lengthOf = (row: GridRow): number => row.slots.findLastIndex((slot) => slot.from !== 'blank') + 1;

/** Stated spans are trusted when they fill the rows; a row may still be short of blank cells at its end. */
const isComplete = (rows: readonly GridRow[], columns: readonly HeadColumn[]): boolean =>
  rows.filter((row) => row.slots.length < columns.length).length * 10 <= rows.length;

/** How badly the cells fit the columns they stand in: to choose between two readings of a heading. */
export function positionCost(rows: readonly GridRow[], columns: readonly HeadColumn[]): number {
  const full = rows.filter((row) => !isFullWidth(row));
  const named = full
    .flatMap((row) => row.slots)
    .filter((slot) => slot.from === 'own' && splitPoints(slot.text).points !== null);
  return full.length === 0 ? 0 : averageMisfit(full, columns, named.length >= full.length, 0);
}

function averageMisfit(
  rows: readonly GridRow[],
  columns: readonly HeadColumn[],
  pointsInNames = false,
  allowed = 2,
): number {
  const times = new Map<string, number>();
  for (const row of rows) for (const { text } of row.slots) times.set(text, (times.get(text) ?? 0) + 1);
  let cost = 0;
  for (const row of rows)
    row.slots.forEach((slot, i) => {
      if (slot.from !== 'own') return;
      const role = columns[i]?.role ?? 'other';
      const look = lookAt(slot.text, times.get(slot.text) ?? 1);
      const unfit = misfit[role](look, { pointsInNames, lastSerial: null });
      cost += allowed === 0 ? unfit : Math.max(0, unfit - allowed);
    });
  return cost / rows.length;
}
