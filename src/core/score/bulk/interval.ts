import type { Operation } from './kernels.ts';

/** All the integers a vector's entries can be: `low` to `high`. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Where the result of an operation lies, or null when it is not proved exact in doubles.
 *
 * Sums and products: exact while no result reaches 2^53 in size. A bound computed here that is itself beyond 2^53 may
 * be rounded, but rounding is monotone, so it is still seen to be beyond.
 *
 * Floor division of a by b ≥ 1 is exact when |a| + b < 2^53. Write a = qb + r, 0 ≤ r < b. The quotient is at least q, and
 * q is a double, so the rounded quotient is at least q too. It is at most q + 1 - 1/b, and must not round up to q + 1:
 * near q + 1 doubles on the side of zero are at most |q + 1|·2^-52 apart, so half a step is |q + 1|·2^-53, which
 * is less than 1/b, because |q + 1|·b ≤ |a| + b < 2^53. For q + 1 = 0 the quotient is negative and stays so.
 */
export function resultInterval(operation: Operation, a: Interval, b: Interval): Interval | null {
  const result = intervals[operation](a, b);
  return result !== null && isSafe(result) ? result : null;
}

export const isSafe = (x: Interval): boolean => sizeOf(x) <= Number.MAX_SAFE_INTEGER;

const intervals: Record<Operation, (a: Interval, b: Interval) => Interval | null> = {
  add: (a, b) => ({ low: a.low + b.low, high: a.high + b.high }),
  subtract: (a, b) => ({ low: a.low - b.high, high: a.high - b.low }),
  multiply: (a, b) => hull(a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high),
  least: (a, b) => ({ low: Math.min(a.low, b.low), high: Math.min(a.high, b.high) }),
  greatest: (a, b) => ({ low: Math.max(a.low, b.low), high: Math.max(a.high, b.high) }),
  floor_divide: (a, b) =>
    b.low < 1 || sizeOf(a) + b.high > Number.MAX_SAFE_INTEGER
      ? null
      : hull(...[a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high].map(Math.floor)),
  less: (a, b) => truth(a.high < b.low, a.low >= b.high),
  equal: (a, b) =>
    truth(a.low === a.high && b.low === a.low && b.high === a.low, a.high < b.low || b.high < a.low),
  select: (a, b) => ({ low: Math.min(a.low, b.low), high: Math.max(a.high, b.high) }),
};

const truth = (always: boolean, never: boolean): Interval => ({ low: always ? 1 : 0, high: never ? 0 : 1 });
// Adding zero turns -0 into 0.
const hull = (...ends: readonly number[]): Interval => ({
  low: Math.min(...ends) + 0,
  high: Math.max(...ends) + 0,
});
const sizeOf = (x: Interval): number => Math.max(Math.abs(x.low), Math.abs(x.high));
