/** An exact number: `num / den` in lowest terms, `den` at least 1. */
export interface Rational {
  readonly num: bigint;
  readonly den: bigint;
}

/** num / den in lowest terms. `den` must not be zero: callers decide what an empty denominator means. */
export function rational(num: bigint | number, den: bigint | number = 1n): Rational {
  const n = BigInt(num);
  const d = BigInt(den);
  if (d === 0n) throw new RangeError('rational: zero denominator');
  if (d === 1n) return { num: n, den: d };
  const divisor = greatestCommonDivisor(n < 0n ? -n : n, d < 0n ? -d : d);
  const sign = d < 0n ? -1n : 1n;
  return { num: (sign * n) / divisor, den: (sign * d) / divisor };
}

export const zero: Rational = { num: 0n, den: 1n };
export const one: Rational = { num: 1n, den: 1n };

export function add(a: Rational, b: Rational): Rational {
  return a.den === b.den
    ? rational(a.num + b.num, a.den)
    : rational(a.num * b.den + b.num * a.den, a.den * b.den);
}

export function subtract(a: Rational, b: Rational): Rational {
  return add(a, negate(b));
}

export function multiply(a: Rational, b: Rational): Rational {
  return rational(a.num * b.num, a.den * b.den);
}

/** a / b. `b` must not be zero. */
export function divide(a: Rational, b: Rational): Rational {
  return rational(a.num * b.den, a.den * b.num);
}

export function negate(a: Rational): Rational {
  return { num: -a.num, den: a.den };
}

/** Negative, zero or positive as a is less than, equal to or greater than b. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.den === b.den ? a.num - b.num : a.num * b.den - b.num * a.den;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export const equals = (a: Rational, b: Rational): boolean => a.num === b.num && a.den === b.den;
export const isZero = (a: Rational): boolean => a.num === 0n;
export const sign = (a: Rational): number => (a.num < 0n ? -1 : a.num > 0n ? 1 : 0);
export const least = (a: Rational, b: Rational): Rational => (compare(a, b) <= 0 ? a : b);
export const greatest = (a: Rational, b: Rational): Rational => (compare(a, b) >= 0 ? a : b);

export function sum(all: readonly Rational[]): Rational {
  if (all.length <= 8) return all.reduce(add, zero);
  // Halving keeps the intermediate denominators short.
  const middle = all.length >> 1;
  return add(sum(all.slice(0, middle)), sum(all.slice(middle)));
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
