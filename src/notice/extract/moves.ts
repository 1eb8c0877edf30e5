import type { Look } from './cost.ts';
import { newRow, type Path, place, type Shape, type Step } from './path.ts';
import { readSection } from './section.ts';

export interface AlignOptions {
  /** A line is a row: rows begin where lines do and nowhere else. Otherwise any piece may begin a row. */
  readonly rowsKept: boolean;
}

/** Columns of pieces that stand across the table, and of those behind its end. */
export const sectionColumn = -2;
export const leftColumn = -3;

/** Every way to go on with the next piece. */
export function continuations(
  path: Path,
  each: Look,
  begins: boolean,
  shape: Shape,
  options: AlignOptions,
): Path[] {
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
export function force(path: Path, each: Look, shape: Shape): Path {
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
