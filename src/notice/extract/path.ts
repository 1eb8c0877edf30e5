import { absence, type Habits, type Look, misfit } from './cost.ts';
import type { HeadColumn } from './header.ts';

/** A way to read the pieces so far. `open[i]`: points (in thousandths) that level i has still to be given. */
export interface Path {
  readonly cost: number;
  readonly at: number;
  readonly rowStart: number;
  readonly deepest: number;
  /** Levels with a cell in this row, a bit each. */
  readonly present: number;
  readonly serial: number | null;
  /** This row only adds up. */
  readonly total: boolean;
  readonly open: readonly (number | null)[];
  readonly started: readonly boolean[];
  readonly names: readonly string[];
  readonly step: Step | null;
  readonly ended: boolean;
}

export interface Step {
  readonly before: Step | null;
  readonly column: number;
  readonly newRow: boolean;
  readonly joins: boolean;
}

export interface Shape {
  readonly columns: readonly HeadColumn[];
  /** Column index of every level, the topmost first. */
  readonly levels: readonly number[];
  readonly pointsInNames: boolean;
  /** Points are percents that may be nested in each other: they need not add up. */
  readonly percent: boolean;
  /** By column: the level whose points stand there. */
  readonly pointsOf: readonly number[];
}

export function newRow(path: Path, shape: Shape): Path {
  return { ...path, cost: path.cost + endOfRow(path, shape), at: -1, deepest: -1, present: 0, total: false };
}

export function endOfRow(path: Path, shape: Shape): number {
  if (path.at < 0) return 0;
  return absentCost(path, path.at + 1, shape.columns.length, shape);
}

/** Columns from..to (exclusive) have no cell in this row. */
function absentCost(path: Path, from: number, to: number, shape: Shape): number {
  if (path.total) return 0;
  let cost = 0;
  for (let column = from; column < to; column++) {
    const role = shape.columns[column]?.role ?? 'other';
    if (role === 'level') cost += absentLevel(path, shape.levels.indexOf(column), shape);
    else if (role === 'points')
      cost += isPresent(path, shape.pointsOf[column] ?? 0) ? absentPoints(shape, column) : 0.2;
    else cost += absence[role];
  }
  return cost;
}

/** One kind of unit may not be assessed on an item; the points of everybody hardly ever lack. */
const absentPoints = (shape: Shape, column: number): number =>
  shape.columns[column]?.kind == null ? absence.points : 1.5;

const isPresent = (path: Path, level: number): boolean => (path.present & (1 << level)) !== 0;

/** A level may be absent when the one above it goes on; the last level names the row and hardly ever is. */
function absentLevel(path: Path, level: number, shape: Shape): number {
  if (path.deepest >= 0 && path.deepest < level) return level === shape.levels.length - 1 ? 6 : 5;
  if (level === shape.levels.length - 1) return 8;
  if (path.started[level] !== true) return 9;
  const open = path.open[level];
  return open !== null && open !== undefined && open <= 0 ? 6 : 0;
}

export function place(path: Path, each: Look, column: number, begins: boolean, shape: Shape): Path[] {
  const role = shape.columns[column]?.role ?? 'other';
  const skipped = absentCost(path, path.at + 1, column, shape);
  const habits: Habits = { pointsInNames: shape.pointsInNames, lastSerial: path.serial };
  const cost = path.cost + skipped + misfit[role](each, habits);
  if (cost > path.cost + 24) return [];
  const step: Step = { before: path.step, column, newRow: begins, joins: false };
  const placed: Path = { ...path, cost, at: column, step };
  if (role === 'serial') return [{ ...placed, serial: each.serial ?? path.serial }];
  if (role === 'level') return [enterLevel(placed, each, shape.levels.indexOf(column), shape)];
  if (role === 'points') return [givePoints(placed, each, column, shape)];
  return [placed];
}

const thousandths = (points: string | null): number | null =>
  points === null ? null : Math.round(Number(points) * 1000);

function enterLevel(path: Path, each: Look, level: number, shape: Shape): Path {
  const deepest = Math.max(path.deepest, level);
  const last = shape.levels.length - 1;
  const repeats = level < last && path.names[level] === each.text;
  const present = path.present | (1 << level);
  if (repeats) return { ...path, deepest, present, cost: path.cost + 0.2 };
  const given = thousandths(each.points);
  // A name that already heads the level above belongs there.
  const above = path.names.slice(0, level).includes(each.text) && level < last ? 6 : 0;
  const owed = path.open[level] ?? null;
  const early = level < last && owed !== null && owed !== 0 ? 4 : 0;
  const open = path.open.map((value, i) => (i === level ? given : i > level ? null : value));
  const entered: Path = {
    ...path,
    deepest,
    present,
    cost: path.cost + early + above,
    open,
    started: path.started.map((value, i) => value || i === level),
    names: path.names.map((value, i) => (i === level ? each.text : i > level ? '' : value)),
  };
  return level === last && shape.pointsInNames ? spend(entered, given, last, shape.percent) : entered;
}

/** Points of the last level are taken from what the levels above have still to be given. */
function spend(path: Path, given: number | null, last: number, percent: boolean): Path {
  if (given === null || percent) return { ...path, open: path.open.map(() => null) };
  let cost = path.cost;
  const open = path.open.map((value, i) => {
    if (i >= last || value === null) return value;
    if (value - given < 0) cost += 4;
    return value - given;
  });
  return { ...path, open, cost };
}

/** A points column belongs to the nearest level at its left that has none yet; the last one to the last level. */
function givePoints(path: Path, each: Look, column: number, shape: Shape): Path {
  if (path.total) return path;
  const last = shape.levels.length - 1;
  const level = shape.pointsOf[column] ?? last;
  const given = thousandths(each.pointsCell);
  const strange = isPresent(path, level) ? 0 : 6;
  if (shape.columns[column]?.kind != null) return { ...path, cost: path.cost + strange };
  if (level === last) return spend({ ...path, cost: path.cost + strange }, given, last, shape.percent);
  const open = path.open.map((value, i) => (i === level && !shape.percent ? given : value));
  return { ...path, cost: path.cost + strange, open };
}
