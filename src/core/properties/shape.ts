import { compare, multiply, negate, type Rational, rational, subtract } from '../quantity/rational.ts';
import { between, type Line, type LinePoint } from './line.ts';

export type Course = 'up' | 'down' | 'flat' | 'mixed';

/** Which way the score goes as the variable grows. */
export function courseOf({ points }: Line): Course {
  const signs = pairs(points).map(([a, b]) => compare(b.score, a.score));
  const [up, down] = [signs.some((each) => each > 0), signs.some((each) => each < 0)];
  return up && down ? 'mixed' : up ? 'up' : down ? 'down' : 'flat';
}

export interface Jump {
  readonly from: LinePoint;
  readonly to: LinePoint;
  readonly size: Rational;
}

const jump = (from: LinePoint, to: LinePoint): Jump => {
  const difference = subtract(to.score, from.score);
  return { from, to, size: difference.num < 0n ? negate(difference) : difference };
};

/** The largest change between neighbours, narrowed until nothing lies between; null for a line of fewer than two points. */
export function largestJump(line: Line): Jump | null {
  const widest = largest(pairs(line.points).map(([from, to]) => jump(from, to)));
  return widest === null ? null : narrowed(widest, line);
}

function narrowed(found: Jump, line: Line): Jump {
  let best = found;
  for (;;) {
    const x = between(line.variable, best.from.x, best.to.x);
    const middle = x === null ? null : line.probe(x);
    if (middle === null) return best;
    best = largest([jump(best.from, middle), jump(middle, best.to)]) ?? best;
  }
}

const largest = (jumps: readonly Jump[]): Jump | null =>
  jumps.reduce<Jump | null>(
    (best, each) => (best === null || compare(each.size, best.size) > 0 ? each : best),
    null,
  );

export interface Stretch {
  readonly from: LinePoint;
  readonly to: LinePoint;
}

/**
 * The widest stretch below `best` on which nothing changes, its ends drawn out to where the score does change. A stretch
 * that runs to an end of the line which only stands for "and so on" is none.
 */
export function widestFlat(line: Line, best: Rational): Stretch | null {
  const closed = runs(line.points).filter(({ from, to }) => isClosed(line, from, to) && from !== to);
  const below = closed.filter(({ to }) => compare(to.score, best) < 0);
  const widest = below.reduce<Stretch | null>(
    (found, each) => (found === null || compare(width(each), width(found)) > 0 ? each : found),
    null,
  );
  return widest === null ? null : drawnOut(widest, line);
}

export const width = ({ from, to }: Stretch): Rational => subtract(to.x, from.x);

function isClosed({ variable, points }: Line, from: LinePoint, to: LinePoint): boolean {
  return (from !== points[0] || variable.low !== null) && (to !== points.at(-1) || variable.high !== null);
}

function runs(points: readonly LinePoint[]): readonly Stretch[] {
  const found: Stretch[] = [];
  for (const point of points) {
    const last = found.at(-1);
    if (last !== undefined && compare(last.to.score, point.score) === 0) {
      found[found.length - 1] = { from: last.from, to: point };
    } else found.push({ from: point, to: point });
  }
  return found;
}

function drawnOut({ from, to }: Stretch, line: Line): Stretch {
  const [before, after] = [
    line.points.findLast((each) => compare(each.x, from.x) < 0),
    line.points.find((each) => compare(each.x, to.x) > 0),
  ];
  return { from: lastSame(from, before, line), to: lastSame(to, after, line) };
}

/** The point furthest from `inside` towards `outside` that still has its score. */
function lastSame(inside: LinePoint, outside: LinePoint | undefined, line: Line): LinePoint {
  let [near, far] = [inside, outside];
  while (far !== undefined) {
    const [low, high] = compare(near.x, far.x) < 0 ? [near.x, far.x] : [far.x, near.x];
    const x = between(line.variable, low, high);
    const middle = x === null ? null : line.probe(x);
    if (middle === null) return near;
    if (compare(middle.score, inside.score) === 0) near = middle;
    else far = middle;
  }
  return near;
}

/** Where a score rises and where it falls, each the steepest; null when it does only one of them. */
export function turn({ points }: Line): { readonly rise: Jump; readonly fall: Jump } | null {
  const going = (sign: number): Jump | null =>
    largest(
      pairs(points)
        .filter(([a, b]) => multiply(rational(sign), subtract(b.score, a.score)).num > 0n)
        .map(([from, to]) => jump(from, to)),
    );
  const [rise, fall] = [going(1), going(-1)];
  return rise === null || fall === null ? null : { rise, fall };
}

const pairs = (points: readonly LinePoint[]): readonly (readonly [LinePoint, LinePoint])[] =>
  points.slice(1).flatMap((to, i) => {
    const from = points[i];
    return from === undefined ? [] : [[from, to] as const];
  });
