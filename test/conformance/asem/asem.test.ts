import { beforeAll, describe, expect, test } from 'vitest';
import type { ResultDocument, UnitDocument } from '../../../src/core/result/document.ts';
import { publishedCase, unitsOf } from '../published-case.ts';

const asem = publishedCase('asem');

describe.skipIf(asem.absent)(asem.title, () => {
  let units: ReadonlyMap<string, UnitDocument>;
  let result: ResultDocument;
  beforeAll(async () => {
    const rows = asem.read('stage_Treated.csv');
    const own = ['UnitCode', ...Object.keys(rows[0] ?? {}).slice(7)];
    result = await asem.score('connectivity', own, rows);
    units = unitsOf(result, 'Index');
  });

  /** The index and its groups: what was published and the rank on it. */
  const aggregates = (unit: UnitDocument | undefined): Record<string, { score: number; rank: number }> =>
    Object.fromEntries([
      ['Index', { score: Number(unit?.total), rank: Number(unit?.rank) }],
      ...(unit?.groups ?? []).map(({ id, score, rank }) => [
        id,
        { score: Number(score), rank: Number(rank) },
      ]),
    ]);
  const names = [
    'Index',
    'Conn',
    'Sust',
    'Physical',
    'ConEcFin',
    'Political',
    'Instit',
    'P2P',
    'Environ',
    'Social',
    'SusEcFin',
  ];

  test('51 countries are scored, none is missing', () => {
    expect(units.size).toBe(51);
    expect(result.tables[0]?.counts).toMatchObject({ units: 51, indicators: 49, missing: 0 });
  });

  test.each(names)('%s: all 51 published scores', (name) => {
    const expected = asem.read('expected_scores.csv').map((row) => [row.UnitCode, Number(row[name])]);
    const found = expected.map(([unit]) => [unit, aggregates(units.get(String(unit)))[name]?.score]);
    expect(expected).toHaveLength(51);
    expect(found).toEqual(expected);
  });

  test.each(names)('%s: all 51 published ranks', (name) => {
    const expected = asem.read('expected_ranks.csv').map((row) => [row.UnitCode, Number(row[name])]);
    const found = expected.map(([unit]) => [unit, aggregates(units.get(String(unit)))[name]?.rank]);
    expect(found).toEqual(expected);
  });

  test('every indicator is what was published after normalising', () => {
    for (const row of asem.read('stage_Normalised.csv')) {
      for (const { id, score } of units.get(row.UnitCode ?? '')?.indicators ?? []) {
        expect(Math.abs(Number(score) - Number(row[id])), `${row.UnitCode} ${id}`).toBeLessThanOrEqual(
          0.0050001,
        );
      }
    }
  });
});
