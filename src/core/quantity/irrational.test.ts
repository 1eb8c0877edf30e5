import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactDecimal, parseDecimal, toDecimal } from './decimal.ts';
import { ln, power, root } from './irrational.ts';
import { add, compare, multiply, type Rational, rational, subtract } from './rational.ts';

const n = (text: string): Rational => {
  const [num, den] = text.split('/').map(parseDecimal);
  if (!num) throw new Error(text);
  return den ? rational(num.num * den.den, num.den * den.num) : num;
};
const shown = (x: Rational | null, decimals: number) => (x === null ? null : toDecimal(x, decimals));
const raised = (x: Rational, times: number): Rational =>
  Array.from({ length: times }, () => x).reduce(multiply, rational(1));
const positive = fc
  .tuple(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 1_000_000 }))
  .map(([a, b]) => rational(a, b));

describe('ln', () => {
  it('gives the digits of the tables', () => {
    expect(shown(ln(n('2'), 50), 50)).toBe('0.69314718055994530941723212145817656807550013436026');
    expect(shown(ln(n('10'), 30), 30)).toBe('2.302585092994045684017991454684');
    expect(shown(ln(n('0.5'), 10), 10)).toBe('-0.6931471806');
    expect(shown(ln(n('1'), 10), 0)).toBe('0');
    expect(shown(ln(n('1e100'), 6), 6)).toBe('230.258509');
  });
  it('has no value at or below zero', () => {
    expect(ln(n('0'), 2)).toBeNull();
    expect(ln(n('-1'), 2)).toBeNull();
  });
  it('turns products into sums within the last digit', () => {
    fc.assert(
      fc.property(positive, positive, (a, b) => {
        const [x, y, product] = [ln(a, 20), ln(b, 20), ln(multiply(a, b), 20)];
        if (x === null || y === null || product === null) throw new Error('ln of a positive number');
        const difference = subtract(product, add(x, y));
        expect(compare(multiply(difference, difference), n('4e-40'))).toBeLessThanOrEqual(0);
      }),
    );
  });
  it('decides a number whose logarithm is within 10^-60 of a tie', () => {
    // e^0.005 cut and raised at the 70th digit, from its series with exact rationals.
    let [term, sum] = [rational(1), rational(1)];
    for (let i = 1; i < 40; i++) {
      term = multiply(term, rational(5, 1000 * i));
      sum = add(sum, term);
    }
    const tiny = rational(1n, 10n ** 60n);
    expect(shown(ln(subtract(sum, tiny), 2), 2)).toBe('0.00');
    expect(shown(ln(add(sum, tiny), 2), 2)).toBe('0.01');
  });
});

describe('root', () => {
  it('is exact for perfect powers, and a tie goes away from zero', () => {
    expect(shown(root(n('6.25'), 2, 1), 1)).toBe('2.5');
    expect(shown(root(n('6.25'), 2, 0), 0)).toBe('3');
    expect(shown(root(n('-15.625'), 3, 0), 0)).toBe('-3');
    expect(shown(root(n('1000000'), 3, 5), 5)).toBe('100.00000');
    expect(shown(root(n('2'), 2, 50), 50)).toBe('1.41421356237309504880168872420969807856967187537695');
    expect(shown(root(n('0'), 5, 3), 3)).toBe('0.000');
  });
  it('has no even root of a negative number', () => {
    expect(root(n('-4'), 2, 2)).toBeNull();
    expect(root(n('4'), 0, 2)).toBeNull();
    expect(root(n('4'), 101, 2)).toBeNull();
  });
  it('lies within half a unit of the last digit', () => {
    fc.assert(
      fc.property(
        positive,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 0, max: 12 }),
        (x, degree, d) => {
          const found = root(x, degree, d);
          if (found === null) throw new Error('root of a positive number');
          const half = rational(1n, 2n * 10n ** BigInt(d));
          const below = subtract(found, half);
          if (below.num > 0n) expect(compare(raised(below, degree), x)).toBeLessThanOrEqual(0);
          expect(compare(raised(add(found, half), degree), x)).toBe(1);
        },
      ),
    );
  });
});

describe('power', () => {
  it('is exact where it is rational', () => {
    expect(shown(power(n('1.5'), n('2'), 1), 1)).toBe('2.3');
    expect(shown(power(n('2'), n('-2'), 2), 2)).toBe('0.25');
    expect(shown(power(n('4/9'), n('1.5'), 10), 10)).toBe('0.2962962963');
    expect(shown(power(n('6.25'), n('0.5'), 0), 0)).toBe('3');
    expect(shown(power(n('-2'), n('3'), 0), 0)).toBe('-8');
    expect(shown(power(n('0'), n('0'), 0), 0)).toBe('1');
    expect(shown(power(n('-1'), n('1000001'), 0), 0)).toBe('-1');
  });
  it('gives the digits of the tables where it is not', () => {
    expect(shown(power(n('2'), n('0.5'), 30), 30)).toBe('1.414213562373095048801688724210');
    expect(shown(power(n('10'), n('0.301'), 10), 10)).toBe('1.9998618696');
    expect(shown(power(n('2'), n('-1e-3'), 12), 12)).toBe('0.999307092990');
  });
  it('has no value where mathematics has none', () => {
    expect(power(n('0'), n('-1'), 2)).toBeNull();
    expect(power(n('-2'), n('0.5'), 2)).toBeNull();
  });
  it('agrees with the root, whichever way it is computed', () => {
    fc.assert(
      fc.property(positive, fc.integer({ min: 2, max: 9 }), (x, degree) => {
        expect(power(x, rational(1, degree), 25)).toEqual(root(x, degree, 25));
      }),
    );
  });
  it('refuses what would be too large instead of hanging', () => {
    expect(power(n('10'), n('100000'), 2)).toBeNull();
    expect(power(n('10'), n('1e100'), 2)).toBeNull();
    expect(power(n('10'), n('1e90/7'), 2)).toBeNull();
    expect(exactDecimal(power(n('10'), n('-1e90/7'), 2) ?? n('1'))).toBe('0');
    expect(power(n('1e100'), n('12.0000001'), 2)).not.toBeNull();
  });
});
