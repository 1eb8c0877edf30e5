import { type Rational, rational } from './rational.ts';
import { round } from './rounding.ts';

const longestText = 400;
const largestExponent = 100;
const decimalPattern = /^([+-]?)(?:(\d+)(?:\.(\d+))?|\.(\d+))(?:[eE]([+-]?\d{1,4}))?$/;

/**
 * An exact number from `12`, `-0.5`, `.5` or `1.2e-3`; null for anything else, for more than 400 characters,
 * and for an exponent beyond ±100. Full-width digits, thousands separators, spaces and `%` are not accepted.
 */
export function parseDecimal(text: string): Rational | null {
  if (text.length > longestText) return null;
  const match = decimalPattern.exec(text);
  if (match === null) return null;
  const [, sign, whole = '', fraction = match[4] ?? '', , exponentText = '0'] = match;
  const exponent = Number(exponentText);
  if (Math.abs(exponent) > largestExponent) return null;
  const digits = BigInt(`${whole}${fraction}`);
  return timesPowerOfTen(sign === '-' ? -digits : digits, exponent - fraction.length);
}

/** `x` with exactly `decimals` digits after the point; rounded half up if it has more. Never prints `-0`. */
export function toDecimal(x: Rational, decimals: number): string {
  const scaled = round(x, { decimals, mode: 'half_up' });
  return placePoint((scaled.num * 10n ** BigInt(decimals)) / scaled.den, decimals);
}

/** The shortest decimal that is exactly `x`, or `num/den` when the decimal does not end. */
export function exactDecimal(x: Rational): string {
  const twos = multiplicity(x.den, 2n);
  const fives = multiplicity(x.den, 5n);
  if (2n ** BigInt(twos) * 5n ** BigInt(fives) !== x.den) return `${x.num}/${x.den}`;
  const decimals = Math.max(twos, fives);
  return placePoint((x.num * 10n ** BigInt(decimals)) / x.den, decimals);
}

/** An integer as an exact number; `n` must be a safe integer. */
export function fromNumber(n: number): Rational {
  if (!Number.isSafeInteger(n)) throw new RangeError(`fromNumber: ${n} is not a safe integer`);
  return { num: BigInt(n), den: 1n };
}

function timesPowerOfTen(digits: bigint, exponent: number): Rational {
  return exponent >= 0
    ? { num: digits * 10n ** BigInt(exponent), den: 1n }
    : rational(digits, 10n ** BigInt(-exponent));
}

function placePoint(scaled: bigint, decimals: number): string {
  if (decimals === 0) return scaled.toString();
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(decimals + 1, '0');
  const point = digits.length - decimals;
  return `${scaled < 0n ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** How often `factor` divides `n`: by repeated squaring, so that a huge power takes few divisions. */
function multiplicity(n: bigint, factor: bigint): number {
  if (n % factor !== 0n) return 0;
  const half = multiplicity(n, factor * factor);
  const rest = n / factor ** BigInt(2 * half);
  return 2 * half + (rest % factor === 0n ? 1 : 0);
}
