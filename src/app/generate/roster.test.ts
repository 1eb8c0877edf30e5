import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareOut } from './roster.ts';

describe('sharing units among kinds', () => {
  it.each([
    [65, [15, 50], [15, 50]],
    [13, [15, 50], [3, 10]],
    [130, [15, 50], [30, 100]],
    [1, [15, 50], [0, 1]],
    [2, [15, 50], [1, 1]],
    [10, [1, 999], [1, 9]],
  ])('%d over %j is %j', (count, sizes, expected) => expect(shareOut(count, sizes)).toEqual(expected));

  it('adds up, and leaves no kind out while there is enough', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), sizes, (count, each) => {
        const parts = shareOut(count, each);
        expect(parts.reduce((a, b) => a + b, 0)).toBe(count);
        if (count >= each.length) expect(Math.min(...parts)).toBeGreaterThan(0);
      }),
    );
  });
});
