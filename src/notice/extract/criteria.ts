import { levelOfPoints } from './columns.ts';
import { type GridRow, ownTexts } from './grid.ts';
import type { HeadColumn } from './header.ts';
import { readPointsCell, splitPoints } from './points.ts';
import { isTotalRow } from './section.ts';

/**
 * Where rows without a name of their own have points of their own, or a name's points differ from those of its row, the
 * names are groups and the criteria behind them are the items: the criteria column becomes the last level.
 */
export function withCriteria(
  columns: readonly HeadColumn[],
  rows: readonly GridRow[],
): readonly HeadColumn[] {
  const leaf = columns.findLastIndex((column) => column.role === 'level');
  const points = columns.findLastIndex((column) => column.role === 'points');
  const criteria = ['description', 'standard']
    .map((role) => columns.findIndex((column) => column.role === role))
    .find((column) => column >= 0);
  if (
    leaf < 0 ||
    points < 0 ||
    criteria === undefined ||
    levelOfPoints(columns, points) < levelCount(columns) - 1
  )
    return columns;
  const split = rows.some((row) => {
    const [name, given, what] = [row.slots[leaf], row.slots[points], row.slots[criteria]];
    const own = given?.from === 'own' ? readPointsCell(given.text) : null;
    if (own === null || what?.from !== 'own' || name === undefined || isTotalRow(ownTexts(row))) return false;
    const stated = splitPoints(name.text).points;
    if (name.from !== 'own')
      return columns
        .slice(0, leaf)
        .every((_, i) => row.slots[i]?.from !== 'own' || columns[i]?.role === 'serial');
    return stated !== null && stated !== own.points;
  });
  return split
    ? columns.map((column, i) => (i === criteria ? { ...column, role: 'level' } : column))
    : columns;
}

const levelCount = (columns: readonly HeadColumn[]): number =>
  columns.filter((column) => column.role === 'level').length;
