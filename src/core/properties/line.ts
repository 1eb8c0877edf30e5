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
import { round } from '../quantity/rounding.ts';
import type { Ground } from './climb.ts';
import { type Assignment, fits, isNumber, possible, thinned } from './samples.ts';
import type { Witness } from './trial.ts';
import type { Variable } from './variable.ts';

/** Scores along one variable, all others held: the line a curve would draw. */
export interface Line {
  readonly variable: Variable;
  /** In order of x; inputs without a score are left out. */
  readonly points: readonly LinePoint[];
  /** The point at any x; null when there is no score. */
  probe(x: Rational): LinePoint | null;
}

export interface LinePoint {
  readonly x: Rational;
  readonly score: Rational;
  readonly witness: Witness;
}

const steps = 50;

/** Walks one numeric variable from the low end of what is worth trying to the high end, past every number named. */
export function scanLine(variable: Variable, base: Assignment, ground: Ground): Line {
  const { numbers, parents, trial, effort } = ground;
  const probe = (x: Rational): LinePoint | null => {
    const inputs = new Map([...base, [variable.text, x] as const]);
    if (!fits(variable, x) || !possible(inputs, parents)) return null;
    const score = trial(inputs);
    if (score.state !== 'known' || !isNumber(score.value)) return null;
    return { x, score: score.value, witness: { inputs, score } };
  };
  const points = thinned(grid(variable, base, numbers), effort.points).flatMap((x) => probe(x) ?? []);
  return { variable, points, probe };
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

/** A readable x between two others, a whole number where only those can be; null when there is none left. */
export function between({ whole, ratio }: Variable, a: Rational, b: Rational): Rational | null {
  const middle = divide(add(a, b), rational(2));
  const x = round(middle, { decimals: whole ? 0 : ratio ? 4 : 2, mode: 'floor' });
  return compare(a, x) < 0 && compare(x, b) < 0 ? x : null;
}
