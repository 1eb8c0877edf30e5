import { beforeAll, describe, expect, test } from 'vitest';
import type { UnitDocument } from '../../../src/core/result/document.ts';
import { publishedCase, unitsOf } from '../published-case.ts';

const hdi = publishedCase('hdi-2021');

describe.skipIf(hdi.absent)(hdi.title, () => {
  let index: ReadonlyMap<string, UnitDocument>;
  let adjusted: ReadonlyMap<string, UnitDocument>;
  beforeAll(async () => {
    const columns = ['iso3', 'le', 'eys', 'mys', 'gnipc', 'ineq_le', 'ineq_edu', 'ineq_inc'];
    const result = await hdi.score('country', columns, hdi.read('indicators.csv'));
    index = unitsOf(result, 'hdi');
    adjusted = unitsOf(result, 'ihdi');
  });
  const published = () => hdi.read('expected.csv').filter((row) => row.hdi !== '');

  test('191 of 191 published values', () => {
    const expected = published().map((row) => [row.iso3, Number(row.hdi)]);
    expect(expected).toHaveLength(191);
    expect(expected.map(([unit]) => [unit, Number(index.get(String(unit))?.total)])).toEqual(expected);
  });

  test('191 of 191 published ranks', () => {
    const expected = published().map((row) => [row.iso3, Number(row.hdi_rank)]);
    expect(expected.map(([unit]) => [unit, Number(index.get(String(unit))?.rank)])).toEqual(expected);
  });

  test('countries with blanks are missing and unranked, never zero', () => {
    for (const unit of ['MCO', 'NRU', 'PRK', 'SOM']) {
      expect(index.get(unit)).toMatchObject({ total: null, rank: null, state: 'missing' });
    }
    const unranked = [...index.values()].filter((unit) => unit.rank === null).map((unit) => unit.unit);
    expect(unranked.sort()).toEqual(['MCO', 'NRU', 'PRK', 'SOM']);
  });

  test('adjusted for inequality: 156 of 156 within 0.001 of what was published', () => {
    const expected = hdi.read('expected.csv').filter((row) => row.ihdi !== '');
    expect(expected).toHaveLength(156);
    for (const row of expected) {
      const total = Number(adjusted.get(row.iso3 ?? '')?.total);
      expect(Math.abs(total - Number(row.ihdi)), row.iso3).toBeLessThanOrEqual(0.0010001);
    }
  });
});
