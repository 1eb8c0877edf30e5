import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  column,
  dataset,
  day,
  formula,
  group,
  indicator,
  number,
  scheme,
  table,
  unit,
} from '../../../test/support/sample-scheme.ts';
import { measureRows, type RowsByDataset } from '../measure/reference.ts';
import { exactDecimal } from '../quantity/decimal.ts';
import { compare, rational } from '../quantity/rational.ts';
import { rankTable } from '../rank/rank-table.ts';
import type { Scheme, Table, Veto } from '../scheme/scheme.ts';
import type { TableScores } from '../score/outcome.ts';
import { assessedUnits, planScores, scoreScheme } from '../score/score.ts';
import { envelopeOf } from './envelope.ts';

const at = { asOf: day('2020-12-31'), knownAt: null };
const datasets = ['甲', '乙', '丙'].map((name) =>
  dataset(name, [column('分', 'number', { quantity: 'points' })]),
);
const names = datasets.map((each) => each.name);
const units = ['A', 'B', 'C'].map((id) => unit(id));
const rows = (name: string, points: Readonly<Record<string, number>>): RowsByDataset => ({
  [name]: Object.entries(points).map(([id, n]) => ({
    单位: id,
    编号: '1',
    日期: day('2020-03-02'),
    分: rational(n),
  })),
});

const leaf = (name: string, points: string, more = {}) =>
  indicator(name, points, `clamp(sum(分 of ${name}), 0, full)`, more);

const schemeOf = (more: Partial<Table> = {}): Scheme =>
  scheme(
    [
      table(
        [
          group('组', '100', [
            leaf('甲', '60'),
            leaf('乙', '40'),
            indicator('丙', '10', `-clamp(sum(分 of 丙), 0, full)`, { role: 'deduction' }),
          ]),
        ],
        more,
      ),
    ],
    { datasets },
  );

function scoresOf(one: Scheme, given: RowsByDataset, delivered: readonly string[]): TableScores {
  const assessed = assessedUnits(one, units, at.asOf);
  const answers = measureRows(planScores(one), one, given, assessed, delivered, at);
  const [scores] = scoreScheme(one, units, answers, at).tables;
  if (scores === undefined) throw new Error('no table');
  return scores;
}

const shown = (scores: TableScores): readonly string[] =>
  envelopeOf(scores).map(({ unit: id, total, rank }) =>
    [id, total.least, total.greatest, rank.least, rank.greatest]
      .map((each) => (typeof each === 'string' ? each : exactDecimal(each)))
      .join(' '),
  );

describe('what is still attainable', () => {
  it('is the score itself once everything is known', () => {
    const given = { ...rows('甲', { A: 50, B: 60, C: 20 }), ...rows('乙', { A: 10, B: 10, C: 10 }) };
    expect(shown(scoresOf(schemeOf(), given, names))).toEqual(['A 60 60 2 2', 'B 70 70 1 1', 'C 30 30 3 3']);
  });

  it('adds what is missing between nothing and full points, and takes off a missing deduction', () => {
    const scores = scoresOf(schemeOf(), rows('甲', { A: 50, B: 60, C: 5 }), ['甲']);
    expect(shown(scores)).toEqual(['A 40 90 1 3', 'B 50 100 1 2', 'C -5 45 2 3']);
  });

  it('keeps the floor of the table', () => {
    const scores = scoresOf(schemeOf({ floor: rational(0) }), rows('甲', { A: 50, B: 60, C: 5 }), ['甲']);
    expect(shown(scores).at(-1)).toBe('C 0 45 2 3');
  });

  it('lets an undecided veto strike or not', () => {
    const veto: Veto = {
      id: 'v',
      name: '一票否决',
      clause: '',
      condition: formula('count(丙) > 0'),
      effect: { kind: 'zero', target: 'table' },
      order: 'after_bonus',
    };
    const given = { ...rows('甲', { A: 50, B: 50, C: 50 }), ...rows('乙', { A: 10, B: 10, C: 10 }) };
    const scores = scoresOf(schemeOf({ vetoes: [veto] }), given, ['甲', '乙']);
    expect(shown(scores)[0]).toBe('A 0 60 1 3');
  });

  const points = fc.record({ A: fc.nat(60), B: fc.nat(60), C: fc.nat(60) });

  it('holds whatever the missing facts turn out to be, totals and ranks', () => {
    const ties = fc.constantFrom<Table['ties']>('min', 'max', 'dense', 'average');
    fc.assert(
      fc.property(points, points, points, ties, fc.subarray(names), (a, b, c, tie, delivered) => {
        const one = schemeOf({ ties: tie, total: number('100') });
        const given = { ...rows('甲', a), ...rows('乙', b), ...rows('丙', c) };
        const early = Object.fromEntries(Object.entries(given).filter(([name]) => delivered.includes(name)));
        const envelope = envelopeOf(scoresOf(one, early, delivered));
        const last = scoresOf(one, given, names);
        const { ranks } = rankTable(last);
        for (const [i, { root, unit: each }] of last.units.entries()) {
          const { total, rank } = envelope[i] ?? expect.fail('no envelope');
          const place = ranks.get(each.unit) ?? expect.fail('no rank');
          const value = root.published ?? expect.fail('no total');
          expect(compare(total.least, value) <= 0 && compare(value, total.greatest) <= 0).toBe(true);
          expect(compare(rank.least, place) <= 0 && compare(place, rank.greatest) <= 0).toBe(true);
        }
      }),
    );
  });
});
