import type { Source } from '../read/block.ts';
import { absence, type Habits, type Look, lookAt, misfit } from './cost.ts';
import { blankSlot, type GridRow, type Slot } from './grid.ts';
import type { HeadColumn } from './header.ts';
import { readSection } from './section.ts';
import { folded } from './words.ts';

/** A text that must be given its column. `begins`: it is the first of a line, so a row may begin here. */
export interface Piece {
  readonly text: string;
  readonly source: Source;
  readonly begins: boolean;
}

export interface AlignOptions {
  /** A line is a row: rows begin where lines do and nowhere else. Otherwise any piece may begin a row. */
  readonly rowsKept: boolean;
}

export interface Aligned {
  readonly rows: readonly GridRow[];
  /** Pieces at the end that belong to no row any more. */
  readonly left: readonly Piece[];
  /** How badly the reading fits; comparable between readings of the same pieces. */
  readonly cost: number;
}

/** A way to read the pieces so far. `open[i]`: points (in thousandths) that level i has still to be given. */
interface Path {
  readonly cost: number;
  readonly at: number;
  readonly rowStart: number;
  readonly deepest: number;
  /** Levels with a cell in this row, a bit each. */
  readonly present: number;
  readonly serial: number | null;
  readonly open: readonly (number | null)[];
  readonly started: readonly boolean[];
  readonly names: readonly string[];
  readonly step: Step | null;
  readonly ended: boolean;
}

interface Step {
  readonly before: Step | null;
  readonly column: number;
  readonly newRow: boolean;
  readonly joins: boolean;
}

const sectionColumn = -2;
const leftColumn = -3;
/** How many readings are kept side by side; fewer in a giant table, which repeats itself anyway. */
const widthFor = (pieces: number): number => (pieces > 3_000 ? 10 : 48);

/**
 * Finds the column of every piece where the document no longer says it: rows lack the cells that a span above covers.
 * The cheapest reading wins; cells are weighed by content, rows by which columns may be absent, and levels by whether
 * the points below them add up.
 */
export function align(
  pieces: readonly Piece[],
  columns: readonly HeadColumn[],
  options: AlignOptions,
): Aligned {
  const looks = look(pieces);
  const shape = shapeOf(columns, looks);
  const width = widthFor(pieces.length);
  let paths: Path[] = [firstPath(shape)];
  looks.forEach((each, i) => {
    const begins = pieces[i]?.begins ?? false;
    const next = paths.flatMap((path) => continuations(path, each, begins, shape, options));
    paths = best(next.length > 0 ? next : paths.map((path) => force(path, each, shape)), width);
  });
  const finished = paths.map((path) => ({ ...path, cost: path.cost + endOfRow(path, shape) }));
  const winner = finished.reduce((a, b) => (b.cost < a.cost ? b : a), finished[0] ?? firstPath(shape));
  return { ...toRows(winner.step, pieces, columns.length), cost: winner.cost };
}

interface Shape {
  readonly columns: readonly HeadColumn[];
  /** Column index of every level, the topmost first. */
  readonly levels: readonly number[];
  readonly pointsInNames: boolean;
  /** Points are percents that may be nested in each other: they need not add up. */
  readonly percent: boolean;
  /** By column: the level whose points stand there. */
  readonly pointsOf: readonly number[];
}

function look(pieces: readonly Piece[]): Look[] {
  const times = new Map<string, number>();
  for (const { text } of pieces) times.set(text, (times.get(text) ?? 0) + 1);
  return pieces.map(({ text }) => lookAt(text, times.get(text) ?? 1));
}

function shapeOf(columns: readonly HeadColumn[], looks: readonly Look[]): Shape {
  const levels = columns.flatMap((column, i) => (column.role === 'level' ? [i] : []));
  const ownColumn = columns.some((column) => column.role === 'points');
  const named = looks.filter((each) => each.points !== null && !each.sentence).length;
  const serials = looks.filter((each) => each.serial !== null).length;
  return {
    columns,
    levels,
    pointsInNames: !ownColumn && named >= 3 && named * 2 >= serials,
    percent: looks.some((each) => /%/.test(folded(each.text)) && each.pointsCell !== null),
    pointsOf: columns.map((_, i) => levelOfPoints(columns, i)),
  };
}

const firstPath = (shape: Shape): Path => ({
  cost: 0,
  at: -1,
  rowStart: -1,
  deepest: -1,
  present: 0,
  serial: null,
  open: shape.levels.map(() => null),
  started: shape.levels.map(() => false),
  names: shape.levels.map(() => ''),
  step: null,
  ended: false,
});

function best(paths: readonly Path[], width: number): Path[] {
  const kept = new Map<string, Path>();
  for (const path of paths) {
    const key = `${path.at}/${path.deepest}/${path.present}/${path.serial}/${path.open.join()}/${path.ended}`;
    const rival = kept.get(key);
    if (rival === undefined || path.cost < rival.cost) kept.set(key, path);
  }
  return [...kept.values()].sort((a, b) => a.cost - b.cost).slice(0, width);
}

function continuations(path: Path, each: Look, begins: boolean, shape: Shape, options: AlignOptions): Path[] {
  const found: Path[] = [];
  if (path.ended) return [leave(path)];
  const mayBegin = begins || !options.rowsKept;
  const mayGoOn = path.step !== null && !(begins && options.rowsKept);
  if (mayGoOn && path.at >= 0)
    for (let column = path.at + 1; column < shape.columns.length; column++)
      found.push(...place(path, each, column, false, shape));
  if (mayBegin) {
    const closed = path.step === null ? path : newRow(path, shape);
    for (let column = 0; column < shape.columns.length; column++)
      found.push(...place(closed, each, column, true, shape));
    if (readSection(each.text) !== null) found.push(section(closed, each));
    if (!options.rowsKept) found.push(leave(closed));
  }
  if (mayGoOn && !options.rowsKept && path.at >= 0) found.push(join(path, each, shape));
  return found;
}

const leave = (path: Path): Path => ({
  ...path,
  ended: true,
  at: leftColumn,
  cost: path.cost + 4,
  step: { before: path.step, column: leftColumn, newRow: true, joins: false },
});

const section = (path: Path, each: Look): Path => ({
  ...path,
  at: sectionColumn,
  cost: path.cost + (each.points === null ? 3 : 1.5),
  step: { before: path.step, column: sectionColumn, newRow: true, joins: false },
});

/** Nothing fits: the piece is kept with the cell before it, or opens a row in the last level. */
function force(path: Path, each: Look, shape: Shape): Path {
  if (path.at >= 0) return join({ ...path, cost: path.cost + 10 }, each, shape);
  const column = shape.levels.at(-1) ?? 0;
  const step: Step = { before: path.step, column, newRow: true, joins: false };
  return { ...path, at: column, cost: path.cost + 30, step };
}

/** The piece goes on with the cell before it: the cell was broken. */
function join(path: Path, each: Look, shape: Shape): Path {
  const role = shape.columns[path.at]?.role;
  const prose = role === 'description' || role === 'standard';
  const cost =
    (prose ? 3 : 7) + (each.serial !== null || each.offices ? 6 : 0) + (each.points !== null ? 3 : 0);
  return {
    ...path,
    cost: path.cost + cost,
    step: { before: path.step, column: path.at, newRow: false, joins: true },
  };
}

function newRow(path: Path, shape: Shape): Path {
  return { ...path, cost: path.cost + endOfRow(path, shape), at: -1, deepest: -1, present: 0 };
}

function endOfRow(path: Path, shape: Shape): number {
  if (path.at < 0) return 0;
  return absentCost(path, path.at + 1, shape.columns.length, shape);
}

/** Columns from..to (exclusive) have no cell in this row. */
function absentCost(path: Path, from: number, to: number, shape: Shape): number {
  let cost = 0;
  for (let column = from; column < to; column++) {
    const role = shape.columns[column]?.role ?? 'other';
    if (role === 'level') cost += absentLevel(path, shape.levels.indexOf(column), shape);
    else if (role === 'points') cost += isPresent(path, shape.pointsOf[column] ?? 0) ? absence.points : 0.2;
    else cost += absence[role];
  }
  return cost;
}

const isPresent = (path: Path, level: number): boolean => (path.present & (1 << level)) !== 0;

/** A level may be absent when the one above it goes on; the last level names the row and hardly ever is. */
function absentLevel(path: Path, level: number, shape: Shape): number {
  if (path.deepest >= 0 && path.deepest < level) return level === shape.levels.length - 1 ? 6 : 5;
  if (level === shape.levels.length - 1) return 8;
  if (path.started[level] !== true) return 9;
  const open = path.open[level];
  return open !== null && open !== undefined && open <= 0 ? 6 : 0;
}

function place(path: Path, each: Look, column: number, begins: boolean, shape: Shape): Path[] {
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
  const last = shape.levels.length - 1;
  const level = shape.pointsOf[column] ?? last;
  const given = thousandths(each.pointsCell);
  const strange = isPresent(path, level) ? 0 : 6;
  if (level === last) return spend({ ...path, cost: path.cost + strange }, given, last, shape.percent);
  const open = path.open.map((value, i) => (i === level && !shape.percent ? given : value));
  return { ...path, cost: path.cost + strange, open };
}

/** Which level (0 = topmost) a points column speaks of. */
export function levelOfPoints(columns: readonly HeadColumn[], column: number): number {
  const levels = columns.flatMap((each, i) => (each.role === 'level' ? [i] : []));
  const pointsColumns = columns.flatMap((each, i) => (each.role === 'points' ? [i] : []));
  const last = levels.length - 1;
  if (column === pointsColumns.at(-1) && pointsColumns.length === 1) return last;
  const before = levels.filter((each) => each < column).length - 1;
  const rivals = pointsColumns.filter((each) => levels.filter((level) => level < each).length - 1 === before);
  return rivals.length > 1
    ? Math.max(0, last - (rivals.length - 1 - rivals.indexOf(column)))
    : Math.max(0, before);
}

function toRows(step: Step | null, pieces: readonly Piece[], columns: number): Omit<Aligned, 'cost'> {
  const steps: Step[] = [];
  for (let each = step; each !== null; each = each.before) steps.unshift(each);
  const rows: { slots: Slot[]; source: Source }[] = [];
  const left: Piece[] = [];
  steps.forEach((each, i) => {
    const piece = pieces[i];
    if (piece === undefined) return;
    if (each.column === leftColumn) {
      left.push(piece);
      return;
    }
    if (each.newRow)
      rows.push({
        slots: Array.from({ length: columns }, () => blankSlot(piece.source)),
        source: piece.source,
      });
    const row = rows.at(-1);
    const column = each.column === sectionColumn ? 0 : each.column;
    const before = row?.slots[column];
    if (row === undefined || before === undefined) return;
    const text = each.joins ? `${before.text}${piece.text}` : piece.text;
    row.slots[column] = { text, from: 'own', source: each.joins ? before.source : piece.source };
  });
  return { rows, left };
}
