import { type Ball, exponential, logarithm } from './ball.ts';
import { integerRoot, perfectRoot } from './integer-root.ts';
import { divide, negate, one, type Rational, rational, zero } from './rational.ts';
import { round } from './rounding.ts';

/** Numbers of more bits than this (some 30,000 digits) are refused, as argument and as exact result. */
const largestBits = 100_000;
/** An irrational power has to be computed to all its digits before the point; that stops here (some 1,200 digits). */
const largestIrrationalBits = 4_000;
const largestDegree = 100n;
const deepestDecimals = 50;

/** The natural logarithm of `x`, half up to `decimals` (0–50); null for x ≤ 0 and for numbers of over 100,000 bits. */
export function ln(x: Rational, decimals: number): Rational | null {
  checkDecimals(decimals);
  if (x.num <= 0n || bitsOf(x) > largestBits) return null;
  if (x.num === x.den) return zero;
  // ln of a rational other than 1 is irrational, so it is never a tie and some precision decides.
  return widenUntilRounded(decimals, (precision) => logarithm(x, precision));
}

/**
 * x^y, half up to `decimals` (0–50). Null where it has no real value (0 to a negative power, a negative number to
 * a fraction) and where the result would be of over 100,000 bits (an irrational one: over 4,000).
 */
export function power(x: Rational, y: Rational, decimals: number): Rational | null {
  checkDecimals(decimals);
  if (y.num === 0n) return one;
  if (x.num === 0n) return y.num > 0n ? zero : null;
  if (bitsOf(x) > largestBits || bitsOf(y) > 1024) return null;
  if (y.den === 1n) return roundOrNull(integerPower(x, y.num), decimals);
  if (x.num < 0n) return null;
  const base = rationalRoot(x, y.den);
  // Lowest terms: x^(p/q) is rational only when x is a perfect q-th power.
  if (base !== null) return roundOrNull(integerPower(base, y.num), decimals);
  return irrationalPower(x, y, decimals);
}

/** The n-th root of `x` (n 1–100), half up to `decimals` (0–50). Null for an even root of a negative number. */
export function root(x: Rational, n: number, decimals: number): Rational | null {
  checkDecimals(decimals);
  if (!Number.isInteger(n) || n < 1 || BigInt(n) > largestDegree) return null;
  if (bitsOf(x) > largestBits || (x.num < 0n && n % 2 === 0)) return null;
  if (x.num < 0n) {
    const mirrored = root(negate(x), n, decimals);
    return mirrored === null ? null : negate(mirrored);
  }
  // floor(2·10^d·x^(1/n)) says which half step the root lies in, and a tie goes up.
  const halfSteps = 2n * 10n ** BigInt(decimals);
  const reached = integerRoot((x.num * halfSteps ** BigInt(n)) / x.den, n);
  return rational((reached + 1n) / 2n, halfSteps / 2n);
}

function irrationalPower(x: Rational, y: Rational, decimals: number): Rational | null {
  const size = exponentOfTwo(x, y);
  if (size > largestIrrationalBits) return null;
  if (size < -4 * (deepestDecimals + 1)) return zero;
  return widenUntilRounded(decimals, (precision) => {
    // The exponential multiplies the error of its argument by the result, and y multiplies that of the logarithm.
    const inner = precision + Math.max(0, Math.ceil(size)) + bitsOf(y) + 8;
    const log = logarithm(x, inner);
    const argument = {
      middle: (log.middle * y.num) / y.den,
      error: (log.error * (y.num < 0n ? -y.num : y.num)) / y.den + 2n,
    };
    return exponential(argument, inner);
  });
}

/** About log2 of x^y, to know its size before computing it. */
function exponentOfTwo(x: Rational, y: Rational): number {
  const log = logarithm(x, 64);
  return Number((log.middle * y.num * 1000n) / (y.den << 64n)) / 693;
}

/** Doubles the working precision until both ends of the ball round to the same number. */
function widenUntilRounded(decimals: number, compute: (precision: number) => Ball): Rational {
  const rule = { decimals, mode: 'half_up' } as const;
  for (let precision = 64 + 4 * decimals; ; precision *= 2) {
    const ball = compute(precision);
    const unit = 1n << BigInt(ball.precision);
    const low = round(rational(ball.middle - ball.error, unit), rule);
    const high = round(rational(ball.middle + ball.error, unit), rule);
    if (low.num === high.num && low.den === high.den) return low;
  }
}

function integerPower(x: Rational, n: bigint): Rational | null {
  const size = n < 0n ? -n : n;
  const trivial = (x.num === 1n || x.num === -1n) && x.den === 1n;
  if (!trivial && size * BigInt(bitsOf(x)) > BigInt(largestBits)) return null;
  const exponent = trivial ? size % 2n : size;
  const raised = { num: x.num ** exponent, den: x.den ** exponent };
  return n < 0n ? divide(one, raised) : raised;
}

function rationalRoot(x: Rational, degree: bigint): Rational | null {
  const num = perfectRoot(x.num, degree);
  const den = num === null ? null : perfectRoot(x.den, degree);
  return num === null || den === null ? null : { num, den };
}

function roundOrNull(x: Rational | null, decimals: number): Rational | null {
  return x === null ? null : round(x, { decimals, mode: 'half_up' });
}

const bitsOf = (x: Rational): number => Math.max(bitLength(x.num), bitLength(x.den));
const bitLength = (n: bigint): number => 4 * (n < 0n ? -n : n).toString(16).length;

function checkDecimals(decimals: number): void {
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > deepestDecimals) {
    throw new RangeError(`decimals must be 0–${deepestDecimals}`);
  }
}
