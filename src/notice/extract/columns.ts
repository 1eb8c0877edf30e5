import type { HeadColumn } from './header.ts';

/** Which level (0 = topmost) a points column speaks of. */
export function levelOfPoints(columns: readonly HeadColumn[], column: number): number {
  const levels = columns.flatMap((each, i) => (each.role === 'level' ? [i] : []));
  const last = levels.length - 1;
  if (columns[column]?.kind != null) return last;
  const pointsColumns = columns.flatMap((each, i) =>
    each.role === 'points' && each.kind === null ? [i] : [],
  );
  if (columns.some((each) => each.kind !== null))
    return Math.max(0, levels.filter((each) => each < column).length - 1);
  if (column === pointsColumns.at(-1) && pointsColumns.length === 1) return last;
  const before = levels.filter((each) => each < column).length - 1;
  const rivals = pointsColumns.filter((each) => levels.filter((level) => level < each).length - 1 === before);
  return rivals.length > 1
    ? Math.max(0, last - (rivals.length - 1 - rivals.indexOf(column)))
    : Math.max(0, before);
}
