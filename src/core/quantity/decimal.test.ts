import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactDecimal, fromNumber, parseDecimal, toDecimal } from './decimal.ts';
import { divide, multiply, rational } from './rational.ts';

const integer = fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n });
const exact = fc
  .tuple(integer, fc.bigInt({ min: 1n, max: 10n ** 30n }))
  .map(([num, den]) => rational(num, den));

describe('parseDecimal', () => {
  it.each([
    ['12', 12, 1],
    ['-0.50', -1, 2],
    ['+.5', 1, 2],
    ['1.2e-3', 3, 2500],
    ['1E2', 100, 1],
    ['-0', 0, 1],
    ['007.0', 7, 1],
  ])('reads %s', (text, num, den) => expect(parseDecimal(text)).toEqual(rational(num, den)));

  it.each(['', '.', '5.', '1e', '１', '1,000', ' 1', '1%', '0x10', '1e101', '--1', 'NaN', 'Infinity', '1\n'])(
    'refuses %j',
    (text) => expect(parseDecimal(text)).toBeNull(),
  );

  it('takes 400 characters and no more', () => {
    expect(parseDecimal('9'.repeat(400))).not.toBeNull();
    expect(parseDecimal('9'.repeat(401))).toBeNull();
  });

  it('reads back what exactDecimal wrote', () => {
    fc.assert(
      fc.property(integer, fc.integer({ min: 0, max: 60 }), (digits, decimals) => {
        const x = rational(digits, 10n ** BigInt(decimals));
        expect(parseDecimal(exactDecimal(x))).toEqual(x);
      }),
    );
  });
});

describe('exactDecimal', () => {
  it('is the shortest decimal, or a fraction when it does not end', () => {
    expect(exactDecimal(rational(1, 8))).toBe('0.125');
    expect(exactDecimal(rational(-150, 100))).toBe('-1.5');
    expect(exactDecimal(rational(10, 3))).toBe('10/3');
    expect(exactDecimal(rational(-7))).toBe('-7');
  });
  it('writes numbers of a hundred thousand digits without hanging', () => {
    expect(exactDecimal(rational(10n ** 100_000n))).toHaveLength(100_001);
    expect(exactDecimal(rational(1n, 10n ** 20_000n))).toHaveLength(20_002);
  });
});

describe('toDecimal', () => {
  it('always shows the decimals asked for, and no minus zero', () => {
    expect(toDecimal(rational(5), 2)).toBe('5.00');
    expect(toDecimal(rational(-1, 20), 2)).toBe('-0.05');
    expect(toDecimal(rational(-1, 1000), 2)).toBe('0.00');
    expect(toDecimal(rational(7, 2), 0)).toBe('4');
  });
});

describe('exact numbers', () => {
  it('three thirds of ten are ten', () => {
    expect(multiply(fromNumber(3), divide(fromNumber(10), fromNumber(3)))).toEqual(rational(10));
  });
  it('dividing and multiplying back changes nothing', () => {
    fc.assert(
      fc.property(exact, exact, (a, b) => {
        fc.pre(b.num !== 0n);
        expect(multiply(divide(a, b), b)).toEqual(a);
      }),
    );
  });
  it('fromNumber takes whole numbers only', () => {
    expect(() => fromNumber(0.5)).toThrow();
    expect(() => fromNumber(2 ** 53)).toThrow();
  });
});
