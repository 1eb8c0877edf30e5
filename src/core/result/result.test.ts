import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  column,
  dataset,
  day,
  group,
  indicator,
  number,
  scheme,
  table,
  unit,
} from '../../../test/support/sample-scheme.ts';
import { measureRows } from '../measure/reference.ts';
import type { Row } from '../measure/row.ts';
import { fingerprintOf } from '../scheme/fingerprint.ts';
import type { Scheme, Unit } from '../scheme/scheme.ts';
import { assessedUnits, planScores, scoreScheme } from '../score/score.ts';
import { makeResult } from './result.ts';

const at = { asOf: day('2020-12-31'), knownAt: null };
const facts = dataset('事实', [column('值', 'number')]);
const sample = scheme(
  [
    table(
      [
        group('甲', '60', [
          indicator('a', '60', 'clamp(mean(值 of 事实), 0, full)', { no: '1', assumptions: ['A-1'] }),
        ]),
        group('乙', '40', [indicator('b', '40', 'min(full, count(事实) / 3)', { no: 2 })]),
      ],
      { grades: [{ name: '优秀', from: number('50'), quota: null }] },
    ),
  ],
  {
    datasets: [facts],
    assumptions: [
      {
        id: 'A-1',
        notice: '',
        unclear: '怎么算',
        taken: '算平均',
        choices: [],
        ruledBy: '办公室',
        ruling: null,
      },
      {
        id: 'A-2',
        notice: '',
        unclear: '已定',
        taken: '',
        choices: [],
        ruledBy: '办公室',
        ruling: { by: '办公室', on: 0, text: '', choice: '' },
      },
    ],
  },
);
const units = [unit('A'), unit('B'), unit('C', { cohort: '二组' })];
const row = (of: string, n: number, value: string): Row => ({
  单位: of,
  编号: `${n}`,
  日期: day('2020-02-03'),
  值: number(value),
});
const rows = [row('A', 1, '60'), row('A', 2, '59.99'), row('B', 1, '59.995'), row('C', 1, '1')];

function result(
  scored: Scheme = sample,
  of: readonly Unit[] = units,
  given: readonly Row[] = rows,
  delivered = ['事实'],
) {
  const assessed = assessedUnits(scored, of, at.asOf);
  const answers = measureRows(planScores(scored), scored, { 事实: given }, assessed, delivered, at);
  return makeResult(scoreScheme(scored, of, answers, at), { units: assessed, answers });
}

describe('result', () => {
  it('has the promised shape: numbers that name are integers, points and scores decimal strings', () => {
    const [sheet] = result().tables[0]?.units ?? [];
    expect(sheet).toMatchObject({
      unit: 'A',
      cohort: '一组',
      total: '60.67',
      rank: 1,
      grade: '优秀',
      state: 'scored',
      missing: [],
    });
    expect(sheet?.indicators).toEqual([
      { id: 'a', no: 1, name: 'a', points: '60', score: '60.00', state: 'scored', missing: [], reason: null },
      { id: 'b', no: 2, name: 'b', points: '40', score: '0.67', state: 'scored', missing: [], reason: null },
    ]);
    expect(sheet?.groups.map(({ id, score, rank }) => [id, score, rank])).toEqual([
      ['甲', '60.00', 1],
      ['乙', '0.67', 1],
    ]);
  });

  it('keeps every rounding: 59.995 gains 0.005, 2/3 gains 1/300', () => {
    expect(result().tables[0]?.units[0]?.roundings).toMatchObject([
      { node: 'a', before: '59.995', after: '60', difference: '0.005' },
      { node: 'b', before: '2/3', after: '0.67', difference: '1/300' },
    ]);
  });

  it('ranks on what was published, inside cohorts', () => {
    const sheets =
      result(sample, units, [row('A', 1, '10.001'), row('B', 1, '10.004'), row('C', 1, '1')]).tables[0]
        ?.units ?? [];
    expect(sheets.map(({ unit: id, rank }) => [id, rank])).toEqual([
      ['A', 1],
      ['B', 1],
      ['C', 1],
    ]);
  });

  it('what is missing has no total, no rank and no grade, but its names and what is known so far', () => {
    const [sheet] = result(sample, units, [], []).tables[0]?.units ?? [];
    expect(sheet).toMatchObject({
      total: null,
      rank: null,
      grade: null,
      state: 'missing',
      missing: ['事实'],
      partial: '0.00',
    });
    expect(sheet?.indicators[0]).toMatchObject({ score: null, state: 'missing', missing: ['事实'] });
  });

  it('is provisional while an assumption is open, and names the indicators that rest on it', () => {
    const { provisional, openQuestions } = result();
    expect(provisional).toBe(true);
    expect(openQuestions.map(({ id, indicators }) => [id, indicators])).toEqual([['A-1', ['a']]]);
  });

  it('is provisional until the formulas follow what was ruled; the ruling is in the hash', () => {
    const ruled = (follows?: string) => {
      const ruling = { by: '办公室', on: 0, text: '按件', choice: '按件' };
      const assumptions = sample.assumptions.map((each) => ({
        ...each,
        ruling,
        ...(follows === undefined ? {} : { follows }),
      }));
      const unsealed = { ...sample, assumptions };
      return result({ ...unsealed, fingerprint: fingerprintOf(unsealed) });
    };
    expect([ruled().provisional, ruled('按件').provisional]).toEqual([false, false]);
    expect(ruled('按页').provisional).toBe(true);
    expect(ruled('按页').openQuestions.map(({ id, ruled: chosen }) => [id, chosen])).toEqual([
      ['A-1', '按件'],
      ['A-2', '按件'],
    ]);
    const unruled = result({ ...sample, fingerprint: fingerprintOf(sample) });
    expect(ruled().resultHash).not.toBe(unruled.resultHash);
  });

  it('leaves out the questions of tables that were not scored', () => {
    const other = table([indicator('z', '100', 'full', { assumptions: ['A-1'] })], { id: 'other' });
    const both = scheme([{ ...other, assumptions: ['A-3'] }], {
      assumptions: ['A-1', 'A-3', 'A-4'].map((id) => ({
        id,
        notice: '',
        unclear: '',
        taken: '',
        choices: [],
        ruledBy: '',
        ruling: null,
      })),
    });
    const questions = result(both, [unit('A')]).openQuestions;
    // A-4 is a question about the scheme as a whole.
    expect(questions.map(({ id, tables, indicators }) => [id, tables, indicators])).toEqual([
      ['A-1', [], ['z']],
      ['A-3', ['other'], []],
      ['A-4', [], []],
    ]);
    const apart = { ...both, tables: [...both.tables, table([indicator('y', '100', 'full')])] };
    const [, second] = apart.tables;
    const answers = { units: [], values: {}, delivered: [] };
    const scores = scoreScheme(apart, [], answers, at, second === undefined ? [] : [second]);
    expect(makeResult(scores, { units: [], answers }).openQuestions.map(({ id }) => id)).toEqual(['A-4']);
  });
});

describe('hash', () => {
  it('is the same for the same input in any order', () => {
    const { resultHash } = result();
    fc.assert(
      fc.property(
        fc.shuffledSubarray(rows, { minLength: rows.length }),
        fc.shuffledSubarray(units, { minLength: 3 }),
        (r, u) => {
          expect(JSON.stringify(result(sample, u, r))).toBe(JSON.stringify(result()));
          expect(result(sample, u, r).resultHash).toBe(resultHash);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('changes with any answer, unit or scheme, also where no score changes', () => {
    const { resultHash } = result();
    const hashes = [
      result(sample, units, [row('A', 1, '61'), ...rows.slice(1)]).resultHash,
      result(sample, [unit('A', { name: '改名' }), ...units.slice(1)]).resultHash,
      result({ ...sample, fingerprint: '1'.repeat(64) }).resultHash,
    ];
    expect(new Set([resultHash, ...hashes]).size).toBe(4);
  });

  it('changes with an answer above full marks and with what was delivered, though every score stays', () => {
    const over = (value: string) => [row('A', 1, value), row('B', 1, '1'), row('C', 1, '1')];
    const [one, other] = [result(sample, units, over('70')), result(sample, units, over('80'))];
    expect(one.tables).toEqual(other.tables);
    expect(one.resultHash).not.toBe(other.resultHash);
    expect(result(sample, units, rows, ['事实', '其他']).resultHash).not.toBe(result().resultHash);
  });

  it('is over what the facts answered: other rows with the same answers give the same hash', () => {
    // The formulas ask for sums and counts only: 60 + 59.99 = 61.01 + 58.98.
    const others = [row('A', 1, '61.01'), row('A', 2, '58.98'), ...rows.slice(2)];
    expect(result(sample, units, others).resultHash).toBe(result().resultHash);
  });
});
