import { splitEnumerator } from './enumerator.ts';
import type { GridRow } from './grid.ts';
import { splitPoints } from './points.ts';
import { withColumnPoints } from './row-cells.ts';
import { branch, parentOf, type Walk } from './walk.ts';
import { tidy } from './words.ts';

/** The last level, or a level above it whose cell was merged over the blank ones behind it. */
export function leafColumn(row: GridRow, next: GridRow | null, walk: Walk): number {
  const last = walk.levels.at(-1) ?? 0;
  if (row.slots[last]?.from !== 'blank') return last;
  const deepest = walk.levels.findLast((column) => row.slots[column]?.from === 'own');
  const level = walk.levels.indexOf(deepest ?? -1);
  if (deepest === undefined || walk.current[level]?.raw === row.slots[deepest]?.text) return last;
  if (level === 0 && (!saysHow(row, walk) || (next !== null && goesOnBelow(next, walk)))) return last;
  return deepest;
}

/** A row that is an item: it says what is asked or how it is scored. */
const saysHow = (row: GridRow, walk: Walk): boolean =>
  walk.columns === walk.prose &&
  row.slots.some(
    (slot, i) => slot.from === 'own' && ['description', 'standard'].includes(walk.columns[i]?.role ?? ''),
  );

/** A row without a name but with points: one of several items of the group above. */
const goesOnBelow = (row: GridRow, walk: Walk): boolean =>
  walk.levels.every((column) => row.slots[column]?.from !== 'own') &&
  row.slots.some((slot, i) => slot.from === 'own' && walk.columns[i]?.role === 'points');

/** Level columns that a cell covers together with the one at its left. */
export function mergedLevels(row: GridRow, levels: readonly number[]): Map<number, 'first' | 'last'> {
  const found = new Map<number, 'first' | 'last'>();
  levels.forEach((column, i) => {
    const left = levels[i - 1];
    if (left === undefined) return;
    const [here, there] = [row.slots[column], row.slots[left]];
    if (here?.from !== 'span' || there === undefined || there.from === 'blank') return;
    if (
      here.source !== there.source ||
      here.text !== there.text ||
      (typeof here.source === 'number' && here.text === '')
    )
      return;
    found.set(left, 'first');
    found.set(column, 'last');
  });
  return found;
}

/** Returns whether this level or one above it began in this row. */
export function readUpperLevel(
  row: GridRow,
  column: number,
  level: number,
  merged: ReadonlyMap<number, 'first' | 'last'>,
  fresh: boolean,
  walk: Walk,
): boolean {
  const slot = row.slots[column];
  const current = walk.current[level] ?? null;
  const swallowed = merged.has(column) && reachesLeaf(column, merged, walk.levels);
  if (swallowed || (merged.get(column) === 'last' && level > 0)) {
    walk.current[level] = null;
    return fresh;
  }
  if (slot === undefined || slot.from === 'blank') {
    if (fresh) walk.current[level] = null;
    return fresh;
  }
  if (!fresh && current !== null && current.raw === slot.text) return fresh;
  const named = withColumnPoints(
    splitPoints(splitEnumerator(tidy(slot.text), walk.marks[column]).rest),
    row,
    level,
    walk.columns,
  );
  const opened = branch(named, slot.text, slot.source, null);
  parentOf(level, walk).children.push(opened);
  walk.current[level] = opened;
  for (let below = level + 1; below < walk.current.length; below++) walk.current[below] = null;
  walk.last = null;
  return true;
}

function reachesLeaf(
  column: number,
  merged: ReadonlyMap<number, string>,
  levels: readonly number[],
): boolean {
  const at = levels.indexOf(column);
  return (
    levels.slice(at + 1).every((each) => merged.get(each) === 'last' || merged.has(each)) &&
    merged.has(levels.at(-1) ?? -1)
  );
}
