import { describe, expect, it } from 'vitest';
import { column, dataset, day, formula, number, scheme, table } from '../../../test/support/sample-scheme.ts';
import { exactDecimal } from '../quantity/decimal.ts';
import { aggregateValue } from './aggregate.ts';
import { collectAggregates, extractMeasures } from './extract.ts';
import { measureRows } from './reference.ts';
import type { Row } from './row.ts';

const ratings = dataset('评分', [
  column('分', 'number'),
  column('活跃', 'integer'),
  column('总数', 'integer'),
  column('评语', 'text'),
]);
const must = { ...ratings, name: '必报', absence: 'missing' as const };
const register = { ...ratings, name: '名册', time: null };
const one = scheme([table([])], {
  datasets: [ratings, must, register],
  definitions: { 平均: formula('mean(分 of 评分)') },
});
const at = { asOf: day('2020-12-31'), knownAt: null };
const unit = { unit: 'A', name: 'A', kind: 'k', cohort: 'c', validFrom: null, validTo: null, attributes: {} };

const row = (n: number, more: Record<string, string> = {}): Row => ({
  单位: 'A',
  编号: `${n}`,
  日期: day(more.日期 ?? '2020-03-02'),
  分: number(more.分 ?? '1'),
  活跃: number(more.活跃 ?? '0'),
  总数: number(more.总数 ?? '1'),
  评语: more.评语 ?? '',
});
const scored = (...values: readonly string[]) => values.map((分, i) => row(i, { 分 }));

function value(text: string, rows: readonly Row[], delivered = ['评分', '必报', '名册']): string {
  const { tree } = formula(text);
  const plan = extractMeasures([tree], one);
  const given = { 评分: rows, 必报: rows, 名册: rows };
  const answers = measureRows(plan, one, given, [unit], delivered, at);
  const [node] = collectAggregates([tree], one);
  if (node === undefined) throw new Error('no aggregate');
  const read = (key: string) => answers.values[key]?.[0];
  const found = aggregateValue(node, { read, delivered: (name) => delivered.includes(name) }, one);
  if (found.state === 'missing') return found.missing.map((each) => `${each.kind} ${each.name}`).join();
  if (found.state === 'not-applicable') return found.reason;
  return typeof found.value === 'object' ? exactDecimal(found.value) : String(found.value);
}

describe('value of an aggregate', () => {
  it.each([
    ['count(评分)', '0'],
    ['sum(分 of 评分)', '0'],
    ['distinct(分 of 评分)', '0'],
    ['mean(分 of 评分)', 'sample 评分'],
    ['least(分 of 评分)', 'sample 评分'],
    ['greatest(分 of 评分)', 'sample 评分'],
    ['latest(评语 of 评分)', 'sample 评分'],
    ['median(分 of 评分)', 'sample 评分'],
    ['trimmed_mean(分 of 评分)', 'sample 评分'],
    ['daily_mean(活跃 / 总数 of 评分, when_zero: skip)', 'sample 评分'],
    ['count(必报 where 分 > 5)', 'rows 必报'],
  ])('%s of no rows is %s', (text, expected) => {
    expect(value(text, [])).toBe(expected);
  });

  it('a dataset that was not delivered is missing, whatever is asked', () => {
    expect(value('count(评分)', [], [])).toBe('dataset 评分');
    expect(value('mean(分 of 评分)', scored('1'), ['必报'])).toBe('dataset 评分');
  });

  it('a unit that reported something has reported: what does not match counts as 0', () => {
    expect(value('count(必报 where 分 > 5)', scored('1'))).toBe('0');
  });

  it('means stay exact', () => {
    expect(value('mean(分 of 评分)', scored('1', '1', '2'))).toBe('4/3');
    expect(value('mean(分 of 评分 where 分 > 1)', scored('1', '3', '2'))).toBe('2.5');
  });

  it('a median is the middle, or the mean of the two in the middle', () => {
    expect(value('median(分 of 评分)', scored('9', '1', '5'))).toBe('5');
    expect(value('median(分 of 评分)', scored('9', '1', '5', '6'))).toBe('5.5');
  });

  it('a trimmed mean leaves out the highest and the lowest and needs enough raters', () => {
    const text = 'trimmed_mean(分 of 评分, drop_high: 1, drop_low: 1, at_least: 3)';
    expect(value(text, scored('100', '80', '0'))).toBe('80');
    expect(value(text, scored('100', '80'))).toBe('sample 评分');
  });

  it('a daily mean is the mean of the daily ratios, not the ratio of the sums', () => {
    const rows = [
      row(1, { 日期: '2020-03-02', 活跃: '1', 总数: '2' }),
      row(2, { 日期: '2020-03-03', 活跃: '1', 总数: '1' }),
      row(3, { 日期: '2020-03-03', 活跃: '1', 总数: '3' }),
    ];
    // (1/2 + 2/4) / 2 = 1/2
    expect(value('daily_mean(活跃 / 总数 of 评分, when_zero: skip)', rows)).toBe('0.5');
    // March: 3 / 6
    expect(value('monthly_mean(活跃 / 总数 of 评分, when_zero: skip)', rows)).toBe('0.5');
    // sums per day 1 and 2
    expect(value('daily_mean(活跃 of 评分)', rows)).toBe('1.5');
  });

  it('a day without anybody is skipped or makes the mean missing, as declared', () => {
    const rows = [row(1, { 活跃: '1', 总数: '2' }), row(2, { 日期: '2020-03-03', 活跃: '0', 总数: '0' })];
    expect(value('daily_mean(活跃 / 总数 of 评分, when_zero: skip)', rows)).toBe('0.5');
    expect(value('daily_mean(活跃 / 总数 of 评分, when_zero: missing)', rows)).toBe('denominator 评分');
  });

  it('the latest value is that of the last day', () => {
    const rows = [row(1, { 日期: '2020-05-01', 评语: '好' }), row(2, { 日期: '2020-03-03', 评语: '差' })];
    expect(value('latest(评语 of 评分)', rows)).toBe('好');
  });
});

describe('plan', () => {
  const keys = (...texts: readonly string[]) =>
    extractMeasures(
      texts.map((text) => formula(text).tree),
      one,
    ).measures.map((each) => each.key);

  it('asks equal questions once, however they are written', () => {
    expect(keys('count(评分 where 分 > 1)', 'min(1, count( 评分   where (分 > 1) ))')).toHaveLength(1);
  });

  it('asks for the parts of a mean, which others may share', () => {
    expect(keys('mean(分 of 评分)', 'sum(分 of 评分)', 'count(评分)')).toHaveLength(2);
  });

  it('follows definitions, also those inside arguments of rules', () => {
    expect(keys('threshold(平均, at_least: 3)')).toEqual(keys('mean(分 of 评分)'));
  });

  it('asks whether a unit reported at all only where that matters', () => {
    expect(keys('count(评分 where 分 > 1)')).toHaveLength(1);
    expect(keys('count(必报 where 分 > 1)')).toHaveLength(2);
  });

  it('a register without dates has no window', () => {
    expect(keys('count(名册)')).toEqual(keys('count(名册 during ever)'));
  });
});
