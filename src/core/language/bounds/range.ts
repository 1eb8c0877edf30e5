import {
  add,
  compare,
  divide,
  isZero,
  multiply,
  negate,
  type Rational,
  sign,
  zero,
} from '../../quantity/rational.ts';
import type { Bounds } from '../vocabulary.ts';

/** What a number can be: a closed interval, and whether zero is left out. A null end is open to infinity. */
export interface Range extends Bounds {
  readonly nonZero: boolean;
}

export const anyNumber: Range = { low: null, high: null, nonZero: false };
export const fromZero: Range = { low: zero, high: null, nonZero: false };
export const range = (low: Rational | null, high: Rational | null): Range => ({ low, high, nonZero: false });
export const exactly = (x: Rational): Range => ({ low: x, high: x, nonZero: !isZero(x) });

export const asRange = (bounds: Bounds): Range => range(bounds.low, bounds.high);

export function canBeZero(x: Range): boolean {
  return !x.nonZero && contains(x, zero);
}

export function contains(x: Bounds, value: Rational): boolean {
  return (x.low === null || compare(x.low, value) <= 0) && (x.high === null || compare(value, x.high) <= 0);
}

/** The one value it can have, or null. */
export function constantOf(x: Range): Rational | null {
  return x.low !== null && x.high !== null && compare(x.low, x.high) === 0 ? x.low : null;
}

export function negateRange(x: Range): Range {
  return { low: x.high && negate(x.high), high: x.low && negate(x.low), nonZero: x.nonZero };
}

export function addRanges(a: Range, b: Range): Range {
  const low = a.low && b.low && add(a.low, b.low);
  const high = a.high && b.high && add(a.high, b.high);
  const sameSide = (isUp(a) && isUp(b)) || (isDown(a) && isDown(b));
  return { low, high, nonZero: sameSide && !(canBeZero(a) && canBeZero(b)) };
}

export function multiplyRanges(a: Range, b: Range): Range {
  const nonZero = !canBeZero(a) && !canBeZero(b);
  return { ...hull(products(a, b)), nonZero };
}

/** a / b for a divisor that is not zero where it is used. */
export function divideRanges(a: Range, b: Range): Range {
  if (!isUp(b) && !isDown(b)) return anyNumber;
  return multiplyRanges(a, reciprocal(b));
}

/** x ^ n for a whole n from 0. */
export function powerRange(x: Range, n: number): Range {
  const magnitude = ends(x).map((end) => end && raise(end, n));
  if (n === 0) return exactly(raise(zero, 0));
  if (n % 2 === 1)
    return { low: x.low && raise(x.low, n), high: x.high && raise(x.high, n), nonZero: !canBeZero(x) };
  const sizes = magnitude.filter((each) => each !== null);
  const high = sizes.length === 2 ? largest(sizes) : null;
  const crosses = contains(x, zero);
  const low = crosses ? zero : sizes.length > 0 ? smallest(sizes) : zero;
  return { low, high, nonZero: !canBeZero(x) };
}

export function minOfRanges(all: readonly Range[]): Range {
  const highs = all.map((each) => each.high).filter((each) => each !== null);
  return {
    low: all.some((each) => each.low === null) ? null : smallest(all.flatMap((each) => each.low ?? [])),
    high: highs.length === 0 ? null : smallest(highs),
    nonZero: all.every((each) => !canBeZero(each)),
  };
}

export function maxOfRanges(all: readonly Range[]): Range {
  return negateRange(minOfRanges(all.map(negateRange)));
}

/** Either of them. */
export function joinRanges(a: Range, b: Range): Range {
  return {
    low: a.low && b.low && smallest([a.low, b.low]),
    high: a.high && b.high && largest([a.high, b.high]),
    nonZero: !canBeZero(a) && !canBeZero(b),
  };
}

/** Both at once; null when that cannot be. */
export function meetRanges(a: Range, b: Range): Range | null {
  const low = a.low && b.low ? largest([a.low, b.low]) : (a.low ?? b.low);
  const high = a.high && b.high ? smallest([a.high, b.high]) : (a.high ?? b.high);
  const met: Range = { low, high, nonZero: a.nonZero || b.nonZero };
  if (low !== null && high !== null && compare(low, high) > 0) return null;
  const only = constantOf(met);
  return only !== null && isZero(only) && met.nonZero ? null : met;
}

/** Both ends through a function that never falls. */
export function mapRange(x: Range, rising: (end: Rational) => Rational): Range {
  return range(x.low && rising(x.low), x.high && rising(x.high));
}

const ends = (x: Range): readonly (Rational | null)[] => [x.low, x.high];
const isUp = (x: Range): boolean => x.low !== null && sign(x.low) >= 0;
const isDown = (x: Range): boolean => x.high !== null && sign(x.high) <= 0;

const smallest = (all: readonly Rational[]): Rational => all.reduce((a, b) => (compare(a, b) <= 0 ? a : b));
const largest = (all: readonly Rational[]): Rational => all.reduce((a, b) => (compare(a, b) >= 0 ? a : b));

function raise(x: Rational, n: number): Rational {
  return { num: x.num ** BigInt(n), den: x.den ** BigInt(n) };
}

/** 1 / x for a range on one side of zero, zero itself left out. */
function reciprocal(x: Range): Range {
  const inverse = (end: Rational | null): Rational | null =>
    end === null ? zero : isZero(end) ? null : divide({ num: 1n, den: 1n }, end);
  return { low: inverse(x.high), high: inverse(x.low), nonZero: true };
}

/** An end as a sign and a size: infinite ends take part in products by their sign. */
type End =
  | { readonly kind: 'finite'; readonly value: Rational }
  | { readonly kind: 'infinite'; readonly sign: number };

const low = (x: Range): End =>
  x.low === null ? { kind: 'infinite', sign: -1 } : { kind: 'finite', value: x.low };
const high = (x: Range): End =>
  x.high === null ? { kind: 'infinite', sign: 1 } : { kind: 'finite', value: x.high };

function products(a: Range, b: Range): readonly End[] {
  return [low(a), high(a)].flatMap((x) => [low(b), high(b)].map((y) => product(x, y)));
}

function product(x: End, y: End): End {
  if (x.kind === 'finite' && y.kind === 'finite')
    return { kind: 'finite', value: multiply(x.value, y.value) };
  const both = signOf(x) * signOf(y);
  return both === 0 ? { kind: 'finite', value: zero } : { kind: 'infinite', sign: both };
}

const signOf = (x: End): number => (x.kind === 'finite' ? sign(x.value) : x.sign);

function hull(all: readonly End[]): Bounds {
  const finite = all.flatMap((each) => (each.kind === 'finite' ? [each.value] : []));
  const below = all.some((each) => each.kind === 'infinite' && each.sign < 0);
  const above = all.some((each) => each.kind === 'infinite' && each.sign > 0);
  return {
    low: below || finite.length === 0 ? null : smallest(finite),
    high: above || finite.length === 0 ? null : largest(finite),
  };
}
