import { describe, expect, it } from 'vitest';
import {
  column,
  dataset,
  day,
  decision,
  formula,
  indicator,
  number,
  scheme,
  table,
  unit,
} from '../../../test/support/sample-scheme.ts';
import { printFormula } from '../language/print.ts';
import { measureRows } from '../measure/reference.ts';
import type { Indicator } from '../scheme/scheme.ts';
import { planScores, scoreScheme } from '../score/score.ts';
import type { Explanation, Step } from './document.ts';
import { explainIndicator } from './explain.ts';
import { recordQuestions } from './uncounted.ts';

const at = { asOf: day('2020-12-31'), knownAt: null };
const calls = dataset('来电', [column('接通', 'truth'), column('秒', 'integer')], {
  source: '总机',
  description: '每个来电一行',
});

function explained(leaf: Indicator, values: readonly boolean[] | null): Explanation {
  const one = scheme([table([leaf])], {
    datasets: [calls],
    definitions: { 接通数: formula('count(来电 where 接通)') },
    assumptions: [
      { id: 'A-1', notice: '', unclear: '', taken: '按件', choices: [], ruledBy: '办公室', ruling: null },
      { id: 'A-2', notice: '', unclear: '', taken: '', choices: [], ruledBy: '办公室', ruling: null },
    ],
  });
  const rows = (values ?? []).map((接通, i) => ({
    单位: 'A',
    编号: `${i}`,
    日期: day('2020-05-06'),
    接通,
    秒: number('9'),
  }));
  const units = [unit('A'), unit('B')];
  const answers = measureRows(
    planScores(one),
    one,
    { 来电: rows },
    units,
    values === null ? [] : ['来电'],
    at,
  );
  const [scored] = scoreScheme(one, units, answers, at).tables;
  const [sheet] = scored?.units ?? [];
  const [only] = one.tables;
  if (sheet === undefined || only === undefined) throw new Error('no sheet');
  return explainIndicator({ scheme: one, table: only, indicator: leaf, sheet, peers: units, answers, at });
}

const leaf = indicator('a', '10', 'share(接通数, count(来电), when_empty: full)', { assumptions: ['A-1'] });
const texts = (step: Step): readonly string[] => [
  `${step.text} = ${step.value}`,
  ...step.parts.flatMap(texts),
];

describe('explanation', () => {
  const third = explained(leaf, [true, false, false]);

  it('says what was won, lost and rounded: 10/3 is published as 3.33, which costs 1/300', () => {
    expect(third).toMatchObject({ state: 'scored', score: '3.33', lost: '6.67', exact: '10/3 ≈ 3.33333333' });
    expect(third.rounding).toMatchObject({ before: '10/3', after: '3.33', difference: '-1/300' });
  });

  it('derives the score from the counts, through the names of the scheme', () => {
    const steps = texts(third.derivation);
    expect(steps[0]).toContain('= 10/3 ≈ 3.33333333');
    expect(steps).toContain('接通数 = 1');
    expect(steps).toContain('count(来电 where 接通) = 1');
    expect(steps).toContain('count(来电) = 3');
  });

  it('names for every aggregate the dataset, its source and what the facts answered, in reading order', () => {
    expect(third.aggregates.map(({ text, value, source }) => [text, value, source])).toEqual([
      ['count(来电 where 接通)', '1', '总机'],
      ['count(来电)', '3', '总机'],
    ]);
    expect(third.aggregates[1]?.counts.map(({ answer }) => answer)).toEqual(['3']);
  });

  it('says the rule in both languages and lists only the assumptions it rests on', () => {
    expect(third.rule.zh).not.toBe('');
    expect(third.rule.en).not.toBe('');
    expect(third.assumptions).toMatchObject([{ id: 'A-1', taken: '按件', open: true }]);
  });

  it('says what is missing instead of a score', () => {
    const none = explained(leaf, null);
    expect(none).toMatchObject({ state: 'missing', score: null, lost: null, exact: null });
    expect(none.missing).toEqual([{ kind: 'dataset', name: '来电', owedBy: null, judged: false }]);
    expect(none.aggregates.every((each) => !each.delivered && each.value === null)).toBe(true);
  });

  it('says why something does not apply and what that does', () => {
    const none = indicator(
      'b',
      '10',
      'ratio(接通数, count(来电), when_empty: not_applicable("没有来电")) * full',
      {
        notApplicable: decision('full'),
      },
    );
    expect(explained(none, [])).toMatchObject({
      state: 'not-applicable',
      score: '10.00',
      reason: '没有来电',
      policy: { effect: 'full', decidedBy: '市大数据中心' },
    });
  });

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(third))).toEqual(third);
  });
});

describe('raw records', () => {
  it('are asked for once per question, in reading order', () => {
    const one = scheme([table([leaf])], {
      datasets: [calls],
      definitions: { 接通数: formula('count(来电 where 接通)') },
    });
    const twice = indicator('c', '10', 'min(full, 接通数 + count(来电 where 接通))');
    expect(recordQuestions(one, twice, false).map((each) => each.measure.key)).toEqual([
      'count of 来电 where 接通 during period',
    ]);
    expect(recordQuestions(one, leaf, false)).toHaveLength(2);
  });

  const one = scheme([table([leaf])], {
    datasets: [
      calls,
      dataset('评判', [column('项目', 'text'), column('得分', 'integer')], { kind: 'judgement' }),
    ],
    definitions: { 接通数: formula('count(来电 where 接通)') },
  });
  const lost = (text: string) =>
    recordQuestions(one, indicator('d', '10', text), true)
      .filter((each) => !each.counted)
      .map(({ measure, within }) => [printFormula(measure.where ?? leaf.formula.tree), within]);

  it('where points were lost, are also those in the divisor and not in the dividend', () => {
    expect(lost('share(接通数, count(来电), when_empty: full)')).toEqual([['not 接通', 'count(来电)']]);
    expect(
      lost('share(count(来电 where 秒 > 9 and 接通), count(来电 where 秒 > 9), when_empty: full)'),
    ).toEqual([['秒 > 9 and not (秒 > 9 and 接通)', 'count(来电 where 秒 > 9)']]);
  });

  it('go by the divisor of the same ratio, not of another', () => {
    const text =
      'mix([50% -> share(接通数, count(来电), when_empty: full), 50% -> share(count(来电 where 秒 = 9), count(来电 where 秒 <> 0), when_empty: full)], when_missing: missing)';
    expect(lost(text)).toEqual([
      ['not 接通', 'count(来电)'],
      ['秒 <> 0 and not 秒 = 9', 'count(来电 where 秒 <> 0)'],
    ]);
  });

  it('are no rows of another kind, where the formula tells kinds apart', () => {
    expect(lost('threshold(count(评判 where 项目 = "甲"), at_least: 1) / 2')).toEqual([]);
    const text =
      'checklist([count(来电 where 编号 = "甲") > 0 -> 5, count(来电 where 编号 = "乙") > 0 -> 5])';
    expect(lost(text)).toEqual([]);
  });

  it('where points were lost, are also those that did not meet the condition of an item or threshold', () => {
    expect(lost('checklist([接通数 > 0 -> 10])')).toEqual([['not 接通', null]]);
    expect(lost('threshold(接通数, at_least: 3)')).toEqual([['not 接通', null]]);
    expect(lost('if 接通数 >= 1 then full else 0')).toEqual([['not 接通', null]]);
  });

  it('leave nothing out where what counts is what costs, or where it is a judgement', () => {
    expect(lost('deduct(接通数, each: 1, floor: 0)')).toEqual([]);
    expect(lost('threshold(接通数, at_most: 0)')).toEqual([]);
    expect(lost('if 接通数 > 0 then 0 else full')).toEqual([]);
    expect(lost('scale(mean(得分 of 评判 where 项目 = "配合"), from: 100, to: full)')).toEqual([]);
  });
});
