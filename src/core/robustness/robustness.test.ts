import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, group, indicator, scheme, table, unit } from '../../../test/support/sample-scheme.ts';
import { exactDecimal } from '../quantity/decimal.ts';
import { rational } from '../quantity/rational.ts';
import type { Unit } from '../scheme/scheme.ts';
import type { TableScores } from '../score/outcome.ts';
import { scoreScheme } from '../score/score.ts';
import { leaveOneOut } from './leave-one-out.ts';
import { thrown } from './spread.ts';
import { rankIntervals } from './weights.ts';

const at = { asOf: day('2020-12-31'), knownAt: null };

/** Two indicators of 60 and 40 points; each unit wins of them what its attributes say. */
function scoresOf(won: Readonly<Record<string, readonly [number, number]>>): TableScores {
  const units: readonly Unit[] = Object.entries(won).map(([id, [甲, 乙]]) =>
    unit(id, { attributes: { 甲: rational(甲), 乙: rational(乙) } }),
  );
  const one = scheme([table([group('组', '100', [indicator('a', '60', '甲'), indicator('b', '40', '乙')])])]);
  const [scores] = scoreScheme(
    one,
    units,
    { units: units.map((each) => each.unit), values: {}, delivered: [] },
    at,
  ).tables;
  if (scores === undefined) throw new Error('no table');
  return scores;
}

const settings = { spread: rational(1, 5), trials: 200, seed: 1 };

describe('ranks under other weights', () => {
  it('does not move a unit that is ahead in everything', () => {
    const found = rankIntervals(scoresOf({ A: [60, 40], B: [30, 20], C: [0, 0] }), settings);
    expect(found).toEqual([
      { unit: 'A', best: 1, median: 1, worst: 1 },
      { unit: 'B', best: 2, median: 2, worst: 2 },
      { unit: 'C', best: 3, median: 3, worst: 3 },
    ]);
  });

  it('shows that two who are close for different reasons may change places', () => {
    const found = rankIntervals(scoresOf({ A: [60, 10], B: [33, 36] }), settings);
    expect(found.map(({ best, worst }) => [best, worst])).toEqual([
      [1, 2],
      [1, 2],
    ]);
  });

  it('is the ranking itself when nothing may be off', () => {
    const points = fc.tuple(fc.nat(60), fc.nat(40));
    fc.assert(
      fc.property(points, points, points, (A, B, C) => {
        const none = { ...settings, spread: rational(0), trials: 3 };
        for (const { best, worst } of rankIntervals(scoresOf({ A, B, C }), none)) expect(best).toBe(worst);
      }),
    );
  });

  it('gives the same for the same seed, and spreads evenly', () => {
    const all = Array.from({ length: 10_000 }, (_, i) => thrown(7, i));
    expect(thrown(7, 3)).toBe(all[3]);
    expect(Math.min(...all)).toBeGreaterThanOrEqual(-1_000_000);
    expect(Math.max(...all)).toBeLessThanOrEqual(1_000_000);
    expect(Math.abs(all.reduce((a, b) => a + b, 0) / all.length)).toBeLessThan(30_000);
  });
});

describe('leaving one indicator out', () => {
  it('says whose rank would be another, exactly', () => {
    const found = leaveOneOut(scoresOf({ A: [60, 10], B: [33, 36], C: [0, 0] }));
    const shown = found.map(({ indicator: id, moved }) => [
      id,
      [...moved].map(([each, [before, after]]) => `${each} ${exactDecimal(before)}→${exactDecimal(after)}`),
    ]);
    expect(shown).toEqual([
      ['a', ['A 1→2', 'B 2→1']],
      ['b', []],
    ]);
  });
});
