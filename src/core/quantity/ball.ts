import type { Rational } from './rational.ts';

/** Some real number within `middle ± error`, both counted in units of 2^-precision. */
export interface Ball {
  readonly middle: bigint;
  readonly error: bigint;
  readonly precision: number;
}

/** ln x for x > 0; the error is below 2^-(precision - 1). */
export function logarithm(x: Rational, precision: number): Ball {
  const guard = precision + 40;
  // x = m · 2^k with m between 1/2 and 2, so that ln x = ln m + k · ln 2 and the series for ln m is short.
  const k = bitLength(x.num) - bitLength(x.den);
  const [num, den] = k >= 0 ? [x.num, x.den << BigInt(k)] : [x.num << BigInt(-k), x.den];
  const mantissa = inverseTangent(num - den, num + den, guard);
  const two = lnTwo(guard);
  return shrink(
    {
      middle: 2n * mantissa.middle + BigInt(k) * two.middle,
      error: 2n * mantissa.error + BigInt(Math.abs(k)) * two.error,
      precision: guard,
    },
    precision,
  );
}

/** e^t for t within `argument` (in units of 2^-precision). */
export function exponential(argument: Omit<Ball, 'precision'>, precision: number): Ball {
  const t = argument.middle;
  const two = lnTwo(precision);
  const n = nearest(t, two.middle);
  const size = n < 0n ? -n : n;
  const rest = t - n * two.middle;
  const series = exponentialSeries(rest, precision);
  // |rest| < 1/2, so e^rest < 2 and an error of e in rest is one of less than 4e in the result.
  const error = series.error + 4n * (argument.error + size * two.error);
  return n >= 0n
    ? { middle: series.middle << n, error: error << n, precision }
    : { middle: series.middle >> size, error: (error >> size) + 2n, precision };
}

/** atanh(num / den) = z + z³/3 + z⁵/5 + … for |z| ≤ 1/3; every division drops less than one unit. */
function inverseTangent(num: bigint, den: bigint, precision: number): Ball {
  const z = (num << BigInt(precision)) / den;
  const square = (z * z) >> BigInt(precision);
  let [term, sum, terms] = [z, z, 1n];
  for (let odd = 3n; term !== 0n && term !== -1n; odd += 2n) {
    term = (term * square) >> BigInt(precision);
    sum += term / odd;
    terms += 1n;
  }
  return { middle: sum, error: 8n * terms, precision };
}

/** 1 + r + r²/2! + … for |r| < 1/2. */
function exponentialSeries(r: bigint, precision: number): Ball {
  let term = 1n << BigInt(precision);
  let [sum, terms] = [term, 1n];
  for (let i = 1n; term !== 0n && term !== -1n; i++) {
    term = ((term * r) >> BigInt(precision)) / i;
    sum += term;
    terms += 1n;
  }
  return { middle: sum, error: 4n * terms, precision };
}

let cachedLnTwo: Ball | null = null;

/** ln 2 = 2 · atanh(1/3); the longest one computed is kept. */
function lnTwo(precision: number): Ball {
  if (cachedLnTwo === null || cachedLnTwo.precision < precision) {
    const half = inverseTangent(1n, 3n, precision);
    cachedLnTwo = { middle: 2n * half.middle, error: 2n * half.error, precision };
  }
  return shrink(cachedLnTwo, precision);
}

function shrink(ball: Ball, precision: number): Ball {
  const dropped = BigInt(ball.precision - precision);
  return { middle: ball.middle >> dropped, error: (ball.error >> dropped) + 2n, precision };
}

const nearest = (a: bigint, b: bigint): bigint => {
  const doubled = 2n * a + b;
  const quotient = doubled / (2n * b);
  return doubled < 0n && quotient * 2n * b !== doubled ? quotient - 1n : quotient;
};

const bitLength = (n: bigint): number => n.toString(2).length;
