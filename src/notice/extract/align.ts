import type { Source } from '../read/block.ts';
import { levelOfPoints } from './columns.ts';
import { type Look, lookAt } from './cost.ts';
import { blankSlot, type GridRow, type Slot } from './grid.ts';
import type { HeadColumn } from './header.ts';
import { endOfRow, newRow, type Path, place, type Shape, type Step } from './path.ts';
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
  total: false,
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
    if (each.total) found.push(totalRow(closed, shape));
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

/** 小计, 合计: a row of its own, behind which the next group begins. */
const totalRow = (path: Path, shape: Shape): Path => ({
  ...path,
  at: 0,
  total: true,
  present: -1,
  deepest: shape.levels.length,
  open: shape.levels.map((_, i) => (i < shape.levels.length - 1 ? 0 : null)),
  step: { before: path.step, column: 0, newRow: true, joins: false },
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
