import fc from 'fast-check';
import { expect, it } from 'vitest';
import { resultInterval } from './interval.ts';

const limit = 2n ** 53n;

it('floor division in doubles is exact wherever it is allowed, also next to the limit', () => {
  const divisor = fc.oneof(fc.bigInt({ min: 1n, max: 1000n }), fc.bigInt({ min: 1n, max: limit / 4n }));
  fc.assert(
    fc.property(
      divisor,
      fc.bigInt({ min: 0n, max: limit }),
      fc.integer({ min: -2, max: 2 }),
      fc.boolean(),
      (b, seed, near, negative) => {
        // Next to a multiple of b, where rounding the quotient is most likely to reach the next integer.
        const size = ((seed % (limit - b)) / b) * b + BigInt(near);
        fc.pre(size >= 0n && size + b < limit);
        const a = negative ? -size : size;
        const point = (x: bigint) => ({ low: Number(x), high: Number(x) });
        expect(resultInterval('floor_divide', point(a), point(b))).not.toBeNull();
        const quotient = a / b - (a < 0n && a % b !== 0n ? 1n : 0n);
        expect(BigInt(Math.floor(Number(a) / Number(b)))).toBe(quotient);
      },
    ),
    { numRuns: 20_000 },
  );
});

it('refuses what reaches the limit', () => {
  const at = (value: number) => ({ low: value, high: value });
  const most = Number.MAX_SAFE_INTEGER;
  expect(resultInterval('add', at(most - 1), at(1))).toEqual(at(most));
  expect(resultInterval('add', at(most), at(1))).toBeNull();
  expect(resultInterval('multiply', at(2 ** 27), at(-(2 ** 26)))).toBeNull();
  expect(resultInterval('floor_divide', at(most), at(1))).toBeNull();
  expect(resultInterval('floor_divide', at(1), { low: 0, high: 1 })).toBeNull();
});
