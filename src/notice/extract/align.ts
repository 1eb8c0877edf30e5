import type { Source } from '../read/block.ts';
import { levelOfPoints } from './columns.ts';
import { type Look, lookAt } from './cost.ts';
import { blankSlot, type GridRow, type Slot } from './grid.ts';
import type { HeadColumn } from './header.ts';
import { type AlignOptions, continuations, force, leftColumn, sectionColumn } from './moves.ts';
import { endOfRow, type Path, type Shape, type Step } from './path.ts';
import { folded } from './words.ts';

/** A text that must be given its column. `begins`: it is the first of a line, so a row may begin here. */
export interface Piece {
  readonly text: string;
  readonly source: Source;
  readonly begins: boolean;
}

export interface Aligned {
  readonly rows: readonly GridRow[];
  /** Pieces at the end that belong to no row any more. */
  readonly left: readonly Piece[];
  /** How badly the reading fits; comparable between readings of the same pieces. */
  readonly cost: number;
}

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

function toRows(step: Step | null, pieces: readonly Piece[], columns: number): Omit<Aligned, 'cost'> {
  const steps: Step[] = [];
  for (let each = step; each !== null; each = each.before) steps.push(each);
  steps.reverse();
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
