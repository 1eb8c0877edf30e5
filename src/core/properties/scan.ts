import {
  add,
  compare,
  divide,
  multiply,
  type Rational,
  rational,
  subtract,
  zero,
} from '../quantity/rational.ts';
import type { Assignment, Parents } from './samples.ts';
import { fits, isNumber, possible } from './samples.ts';
import type { Trial, Witness } from './trial.ts';
import type { Variable } from './variable.ts';

/** Scores along one variable, all others held: the line a curve would draw. */
export interface Line {
  readonly variable: Variable;
  readonly points: readonly LinePoint[];
}

export interface LinePoint {
  readonly x: Rational;
  readonly score: Rational;
  readonly witness: Witness;
}

const steps = 48;

/** Walks one numeric variable from the low end of what is worth trying to the high end, past every number named. */
export function scanLine(
  variable: Variable,
  base: Assignment,
  numbers: readonly Rational[],
  parents: Parents,
  trial: Trial,
): Line {
  const points: LinePoint[] = [];
  for (const x of grid(variable, base, numbers)) {
    const inputs = new Map([...base, [variable.text, x] as const]);
    if (!possible(inputs, parents)) continue;
    const score = trial(inputs);
    if (score.state === 'known' && isNumber(score.value)) {
      points.push({ x, score: score.value, witness: { inputs, score } });
    }
  }
  return { variable, points };
}

function grid(variable: Variable, base: Assignment, numbers: readonly Rational[]): readonly Rational[] {
  const own = base.get(variable.text);
  const named = [...numbers, ...(isNumber(own) ? [own] : [])].filter((each) => fits(variable, each));
  const low = variable.low ?? named.reduce((a, b) => (compare(a, b) <= 0 ? a : b), zero);
  const top = named.reduce((a, b) => (compare(a, b) >= 0 ? a : b), rational(1));
  const high = variable.high ?? add(top, divide(top, rational(4)));
  const width = subtract(high, low);
  const even = Array.from({ length: steps + 1 }, (_, i) => {
    const x = add(low, multiply(width, rational(i, steps)));
    return variable.whole ? rational(x.num / x.den) : x;
  });
  const nearby = named.flatMap((each) =>
    variable.whole ? [add(each, rational(-1)), each, add(each, rational(1))] : [each],
  );
  const sorted = [...even, ...nearby].filter((each) => fits(variable, each)).sort(compare);
  return sorted.filter((each, i) => i === 0 || compare(each, sorted[i - 1] ?? each) !== 0);
}

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

/** The largest change between neighbours; null for a line of fewer than two points. */
export function largestJump({ points }: Line): Jump | null {
  return pairs(points).reduce<Jump | null>((best, [from, to]) => {
    const difference = subtract(to.score, from.score);
    const size = difference.num < 0n ? subtract(zero, difference) : difference;
    return best === null || compare(size, best.size) > 0 ? { from, to, size } : best;
  }, null);
}

/** The widest stretch below full marks, short of the whole line, on which nothing changes. */
export function widestFlat({ points }: Line, full: Rational): { from: LinePoint; to: LinePoint } | null {
  let widest: { from: LinePoint; to: LinePoint } | null = null;
  let from = points[0];
  for (const to of points.slice(1)) {
    if (from === undefined || compare(to.score, from.score) !== 0) from = to;
    else if (compare(to.score, full) < 0 && (widest === null || wider(from, to, widest)))
      widest = { from, to };
  }
  return widest;
}

const wider = (from: LinePoint, to: LinePoint, than: { from: LinePoint; to: LinePoint }): boolean =>
  compare(subtract(to.x, from.x), subtract(than.to.x, than.from.x)) > 0;

/** Where a score rises and later falls, or the other way round: two pairs that show it. */
export function turn({ points }: Line): { readonly rise: Jump; readonly fall: Jump } | null {
  const steepest = (sign: number): Jump | null =>
    pairs(points).reduce<Jump | null>((best, [from, to]) => {
      const size = multiply(rational(sign), subtract(to.score, from.score));
      return size.num > 0n && (best === null || compare(size, best.size) > 0) ? { from, to, size } : best;
    }, null);
  const [rise, fall] = [steepest(1), steepest(-1)];
  return rise === null || fall === null ? null : { rise, fall };
}

const pairs = (points: readonly LinePoint[]): readonly (readonly [LinePoint, LinePoint])[] =>
  points.slice(1).flatMap((to, i) => {
    const from = points[i];
    return from === undefined ? [] : [[from, to] as const];
  });
