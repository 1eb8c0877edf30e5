import { describe, expect, it } from 'vitest';
import {
  column,
  dataset,
  day,
  formula,
  indicator,
  number,
  scheme,
  table,
} from '../../../test/support/sample-scheme.ts';
import type { Indicator, WorkedExample } from '../scheme/scheme.ts';
import { type ExampleOutcome, runExamples } from './example.ts';

const activity = dataset('日活', [column('人数', 'integer'), column('备注', 'text', { optional: true })], {
  columns: [
    column('单位', 'text'),
    column('日期', 'date'),
    column('人数', 'integer'),
    column('备注', 'text', { optional: true }),
  ],
  key: ['单位', '日期'],
});
const calls = dataset('来电', [column('分', 'number')], { absence: 'missing' });
const one = scheme([table([])], {
  datasets: [activity, calls],
  attributes: [column('在编人数', 'integer', { optional: true })],
  calendar: {
    from: day('2019-01-01'),
    to: day('2022-01-01'),
    holidays: [day('2020-01-01')],
    workingWeekends: [],
  },
});
const example = (expect: string, more: Partial<WorkedExample> = {}): WorkedExample => ({
  name: '例',
  given: {},
  undelivered: [],
  attributes: {},
  peers: {},
  asOf: null,
  target: null,
  expect,
  ...more,
});
const rows = (cells: Readonly<Record<string, string>>, times = 1) => [{ times, cells }];

function run(text: string, of: WorkedExample, more: Partial<Indicator> = {}): ExampleOutcome {
  const leaf = indicator('a', '10', text, { ...more, examples: [of] });
  const [table] = one.tables;
  const [outcome] = table === undefined ? [] : runExamples(one, table, leaf);
  if (outcome === undefined) throw new Error('no outcome');
  return outcome;
}
const codes = ({ problems }: ExampleOutcome): readonly string[] => problems.map((each) => each.code);

describe('worked examples', () => {
  it('agree on the number, however many decimals it is written with', () => {
    expect(codes(run('full / 4', example('2.5')))).toEqual([]);
    expect(codes(run('full / 4', example('2.50')))).toEqual([]);
  });

  it('that fail say what they must give and what they give', () => {
    const outcome = run('full / 4', example('2.51'));
    expect(outcome.got).toBe('2.5');
    expect(outcome.problems).toMatchObject([
      { code: 'example-failed', params: { indicator: 'a', example: '例', expected: '2.51', got: '2.5' } },
    ]);
  });

  it('fill in unit, keys and workdays: ten rows are ten workdays from the first of the period', () => {
    const ten = example('10', { given: { 日活: rows({ 人数: '1' }, 10) } });
    expect(codes(run('sum(人数 of 日活 where workday(日期) and 日期 <= 2020-01-15)', ten))).toEqual([]);
    // 1 January is a holiday, so the tenth workday after it is the 15th.
    expect(run('min(full, sum(人数 of 日活 where 日期 < 2020-01-15))', ten).got).toBe('9');
  });

  it('tell missing rows, datasets and attributes from nothing', () => {
    expect(codes(run('min(full, count(日活))', example('0')))).toEqual([]);
    expect(codes(run('min(full, count(日活))', example('missing', { undelivered: ['日活'] })))).toEqual([]);
    expect(codes(run('min(full, count(来电))', example('missing')))).toEqual([]);
    expect(codes(run('min(full, 在编人数)', example('missing')))).toEqual([]);
    expect(codes(run('min(full, 在编人数)', example('3', { attributes: { 在编人数: '3' } })))).toEqual([]);
  });

  it('take their own target, as-of day and peers', () => {
    const target = { quantity: 'count' as const, entries: [{ unit: null, from: null, value: number('4') }] };
    const one = example('5', { target: number('2'), given: { 来电: rows({ 分: '1' }) } });
    expect(codes(run('pro_rata(count(来电), target: target)', one, { target }))).toEqual([]);
    const early = example('0', { asOf: day('2020-01-01'), given: { 日活: rows({ 人数: '3' }) } });
    expect(codes(run('min(full, sum(人数 of 日活))', early))).toEqual([]);
    const peers = { 乙: { 来电: rows({ 分: '8' }) }, 丙: { 来电: rows({ 分: '2' }) } };
    const best = example('8', { peers, given: { 来电: rows({ 分: '3' }) } });
    expect(codes(run('peer_max(sum(分 of 来电))', best))).toEqual([]);
  });

  it.each([
    ['example-expectation-invalid', 'full', example('much')],
    ['example-dataset-unknown', 'full', example('10', { given: { 没有: rows({}) } })],
    ['example-column-unknown', 'full', example('10', { given: { 来电: rows({ 分: '1', 秒: '2' }) } })],
    ['cell-not-a-number', 'full', example('10', { given: { 来电: rows({ 分: '一' }) } })],
    ['cell-not-an-integer', 'full', example('10', { attributes: { 在编人数: '1.5' } })],
    ['example-cell-needed', 'min(full, sum(分 of 来电))', example('10', { given: { 来电: rows({}) } })],
    ['score-outside-points', 'full + 1', example('11')],
  ])('%s', (code, text, of) => {
    expect(codes(run(text, of))).toEqual([code]);
  });

  it('need not give what the formula does not read', () => {
    expect(codes(run('min(full, count(来电))', example('1', { given: { 来电: rows({}) } })))).toEqual([]);
  });

  it('follow definitions when they look for what is read', () => {
    const named = { ...one, definitions: { 总分: formula('sum(分 of 来电)') } };
    const leaf = indicator('a', '10', 'min(full, 总分)', {
      examples: [example('1', { given: { 来电: rows({}) } })],
    });
    const [table] = named.tables;
    const [outcome] = table === undefined ? [] : runExamples(named, table, leaf);
    expect(outcome?.problems.map((each) => each.code)).toEqual(['example-cell-needed']);
  });
});
