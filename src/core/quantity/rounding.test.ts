import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactDecimal, parseDecimal } from './decimal.ts';
import { compare, negate, type Rational, rational, subtract } from './rational.ts';
import { type RoundingMode, round } from './rounding.ts';

const modes: readonly RoundingMode[] = [
  'half_up',
  'half_even',
  'half_down',
  'up',
  'down',
  'floor',
  'ceiling',
];
const rounded = (text: string, decimals: number, mode: RoundingMode): string =>
  exactDecimal(round(parseDecimal(text) ?? rational(-1), { decimals, mode }));
const exact = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 9n }))
  .map(([num, den]) => rational(num, den));
const anyMode = fc.constantFrom(...modes);
const anyDecimals = fc.integer({ min: 0, max: 8 });
const size = (x: Rational): Rational => (x.num < 0n ? negate(x) : x);

describe('round', () => {
  it.each([
    ['5.015', 2, 'half_up', '5.02'],
    ['2.675', 2, 'half_up', '2.68'],
    ['1.005', 2, 'half_up', '1.01'],
    ['-0.5', 0, 'half_up', '-1'],
    ['-0.49', 0, 'half_up', '0'],
    ['2.5', 0, 'half_even', '2'],
    ['3.5', 0, 'half_even', '4'],
    ['-2.5', 0, 'half_even', '-2'],
    ['2.51', 0, 'half_even', '3'],
    ['2.5', 0, 'half_down', '2'],
    ['-2.5', 0, 'half_down', '-2'],
    ['2.51', 0, 'half_down', '3'],
    ['2.01', 0, 'up', '3'],
    ['-2.01', 0, 'up', '-3'],
    ['2.99', 0, 'down', '2'],
    ['-2.99', 0, 'down', '-2'],
    ['-2.01', 0, 'floor', '-3'],
    ['2.99', 0, 'floor', '2'],
    ['-2.99', 0, 'ceiling', '-2'],
    ['2.01', 0, 'ceiling', '3'],
    ['7', 2, 'up', '7'],
  ] as const)('%s to %i decimals, %s, is %s', (text, decimals, mode, expected) =>
    expect(rounded(text, decimals, mode)).toBe(expected),
  );

  it('moves a number by less than one step, and half modes by at most half', () => {
    fc.assert(
      fc.property(exact, anyDecimals, anyMode, (x, decimals, mode) => {
        const moved = size(subtract(round(x, { decimals, mode }), x));
        const step = rational(1n, 10n ** BigInt(decimals) * (mode.startsWith('half') ? 2n : 1n));
        const order = compare(moved, step);
        expect(mode.startsWith('half') ? order <= 0 : order < 0).toBe(true);
      }),
    );
  });

  it('is monotone, and a second rounding changes nothing', () => {
    fc.assert(
      fc.property(exact, exact, anyDecimals, anyMode, (a, b, decimals, mode) => {
        const [x, y] = [round(a, { decimals, mode }), round(b, { decimals, mode })];
        expect(Math.sign(compare(a, b)) * compare(x, y)).toBeGreaterThanOrEqual(0);
        expect(round(x, { decimals, mode })).toEqual(x);
      }),
    );
  });

  it('floor and ceiling mirror each other; every other mode is its own mirror', () => {
    const mirror: Partial<Record<RoundingMode, RoundingMode>> = { floor: 'ceiling', ceiling: 'floor' };
    fc.assert(
      fc.property(exact, anyDecimals, anyMode, (x, decimals, mode) => {
        const mirrored = negate(round(negate(x), { decimals, mode: mirror[mode] ?? mode }));
        expect(mirrored).toEqual(round(x, { decimals, mode }));
      }),
    );
  });
});
