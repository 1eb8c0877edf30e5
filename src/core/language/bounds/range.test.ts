import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, divide, isZero, multiply, type Rational, rational } from '../../quantity/rational.ts';
import {
  addRanges,
  contains,
  divideRanges,
  joinRanges,
  maxOfRanges,
  meetRanges,
  minOfRanges,
  multiplyRanges,
  negateRange,
  powerRange,
  type Range,
  range,
} from './range.ts';

const number = fc
  .tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 1, max: 5 }))
  .map(([n, d]) => rational(n, d));

/** A number and a range that holds it. */
const inside: fc.Arbitrary<readonly [Rational, Range]> = fc
  .tuple(number, fc.option(fc.nat(9), { nil: null }), fc.option(fc.nat(9), { nil: null }), fc.boolean())
  .map(([x, below, above, tight]) => {
    const low = below === null ? null : add(x, rational(-below));
    const high = above === null ? null : add(x, rational(above));
    return [x, { ...range(low, high), nonZero: tight && !isZero(x) }] as const;
  });

const holds = (result: Range, x: Rational): boolean => contains(result, x) && !(result.nonZero && isZero(x));

describe('ranges', () => {
  const binary: readonly (readonly [
    string,
    (a: Range, b: Range) => Range,
    (a: Rational, b: Rational) => Rational,
  ])[] = [
    ['sums', addRanges, add],
    ['products', multiplyRanges, multiply],
    ['minima', (a, b) => minOfRanges([a, b]), (a, b) => (a.num * b.den <= b.num * a.den ? a : b)],
    ['maxima', (a, b) => maxOfRanges([a, b]), (a, b) => (a.num * b.den >= b.num * a.den ? a : b)],
    ['either', joinRanges, (a) => a],
  ];
  it.each(binary)('hold all %s of what they hold', (_name, ranges, numbers) => {
    fc.assert(
      fc.property(inside, inside, ([x, a], [y, b]) => {
        expect(holds(ranges(a, b), numbers(x, y))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('hold all quotients', () => {
    fc.assert(
      fc.property(inside, inside, ([x, a], [y, b]) => {
        fc.pre(!isZero(y));
        expect(holds(divideRanges(a, b), divide(x, y))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('hold all powers and negatives', () => {
    fc.assert(
      fc.property(inside, fc.nat(5), ([x, a], n) => {
        expect(holds(powerRange(a, n), { num: x.num ** BigInt(n), den: x.den ** BigInt(n) })).toBe(true);
        expect(holds(negateRange(a), { num: -x.num, den: x.den })).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('that hold the same number meet', () => {
    fc.assert(
      fc.property(inside, fc.nat(9), ([x, a], n) => {
        const other = range(add(x, rational(-n)), null);
        const met = meetRanges(a, other);
        expect(met !== null && holds(met, x)).toBe(true);
      }),
    );
  });

  it('that share nothing do not meet', () => {
    expect(meetRanges(range(rational(1), null), range(null, rational(0)))).toBeNull();
  });
});
