import { describe, expect, it } from 'vitest';
import {
  activity,
  day,
  documents,
  planOf,
  register,
  scheme,
} from '../../../test/conformance/engines/fixture.ts';
import { rational } from '../quantity/rational.ts';
import type { Dataset } from '../scheme/scheme.ts';
import { parseCell } from '../scheme/typed-cell.ts';
import { countedRows, measureRows } from './reference.ts';
import { type Cell, compareTexts, type Row } from './row.ts';
import { windowOf } from './window.ts';

/** Rows written as `甲,1,收文,…` in the dataset's column order. */
const rowsOf = (dataset: Dataset, ...lines: readonly string[]): readonly Row[] =>
  lines.map((line) => {
    const cells: Record<string, Cell> = {};
    for (const [i, column] of dataset.columns.entries()) {
      const cell = parseCell(column, line.split(',')[i] ?? '', scheme.zoneMinutes);
      if (!cell.ok) throw new Error(`${line}: ${JSON.stringify(cell.problem)}`);
      cells[column.name] = cell.value;
    }
    return cells;
  });

const at = (asOf: string) => ({ asOf: day(asOf), knownAt: null });

/** What one aggregate answers for 甲. */
function answer(aggregate: string, dataset: Dataset, rows: readonly Row[], asOf = '2020-12-31') {
  const plan = planOf(aggregate);
  const table = measureRows(plan, scheme, { [dataset.name]: rows }, scheme.units, [dataset.name], at(asOf));
  const [main] = plan.measures;
  return main === undefined ? undefined : table.values[main.key]?.[0];
}

const number = (num: number, den = 1) => ({ kind: 'number', value: rational(num, den) });

describe('the windows of measures', () => {
  const rows = rowsOf(
    documents,
    ...[
      '2018-12-31',
      '2019-01-01',
      '2019-02-28',
      '2019-03-01',
      '2019-12-31',
      '2020-01-01',
      '2020-02-29',
      '2020-03-01',
    ].map((date, i) => `甲,${i},收文,${date},,,1,,`),
  );
  it('period: from its start up to and including the as-of day', () => {
    expect(answer('count(公文)', documents, rows, '2020-02-29')).toEqual(number(2));
    expect(answer('count(公文)', documents, rows, '2020-02-28')).toEqual(number(1));
    expect(answer('count(公文)', documents, rows, '2019-12-31')).toEqual(number(0));
  });
  it('last_year: both ends a year earlier, 29 February becomes the 28th', () => {
    expect(answer('count(公文 during last_year)', documents, rows, '2020-02-27')).toEqual(number(1));
    expect(answer('count(公文 during last_year)', documents, rows, '2020-02-28')).toEqual(number(2));
    expect(answer('count(公文 during last_year)', documents, rows, '2020-02-29')).toEqual(number(2));
    expect(answer('count(公文 during last_year)', documents, rows, '2020-03-01')).toEqual(number(3));
    expect(answer('count(公文 during last_year)', documents, rows)).toEqual(number(4));
  });
  it('ever: everything up to the as-of day', () => {
    expect(answer('count(公文 during ever)', documents, rows, '2019-12-31')).toEqual(number(5));
  });
  it('last n: n days, months or years that end with the as-of day', () => {
    expect(answer('count(公文 during last 1 days)', documents, rows, '2020-02-29')).toEqual(number(1));
    expect(answer('count(公文 during last 61 days)', documents, rows, '2020-03-01')).toEqual(number(3));
    expect(answer('count(公文 during last 60 days)', documents, rows, '2020-03-01')).toEqual(number(2));
    expect(answer('count(公文 during last 2 months)', documents, rows, '2020-02-29')).toEqual(number(2));
    expect(answer('count(公文 during last 1 years)', documents, rows, '2019-12-31')).toEqual(number(4));
  });
  it('between: the second day is not in it, and the as-of day ends it', () => {
    expect(answer('count(公文 during 2019-01-01 to 2020-01-01)', documents, rows)).toEqual(number(4));
    expect(answer('count(公文 during 2019-01-01 to 2020-01-01)', documents, rows, '2019-02-28')).toEqual(
      number(2),
    );
  });
  it('stop at the end of the period', () => {
    const { start, end } = windowOf({ kind: 'period' }, scheme.period, day('2021-03-01'));
    expect([start, end]).toEqual([day('2020-01-01'), day('2021-01-01')]);
  });
});

describe('the folds of measures', () => {
  const rows = rowsOf(
    documents,
    '甲,1,收文,2020-01-02,2020-01-06 09:00,3,0.10,,是',
    '甲,2,收文,2020-01-03,2020-01-09 17:00,,0.20,,否',
    '甲,3,发文,2020-01-03,,9,0.30,0.00000001,',
    '乙,1,发文,2020-01-03,,9,100,,',
  );
  it('count rows that meet the condition; a condition on a blank is not met', () => {
    expect(answer('count(公文 where 类型 = "收文")', documents, rows)).toEqual(number(2));
    expect(answer('count(公文 where 页数 > 1)', documents, rows)).toEqual(number(2));
    expect(answer('count(公文 where not (页数 > 1))', documents, rows)).toEqual(number(0));
    expect(answer('count(公文 where 页数 > 1 or 加急 is known)', documents, rows)).toEqual(number(3));
  });
  it('add exactly: 0.1 + 0.2 + 0.3 is 3/5', () => {
    expect(answer('sum(金额 of 公文)', documents, rows)).toEqual(number(3, 5));
    expect(answer('sum(金额 * 金额 of 公文)', documents, rows)).toEqual(number(14, 100));
  });
  it('count workdays after receipt up to and including the end', () => {
    // Received on Friday the 3rd, done on Thursday the 9th: Monday to Thursday are four workdays.
    const slow = 'count(公文 where 办结时间 is known and workdays(收到时间, 办结时间) > 3)';
    expect(answer(slow, documents, rows)).toEqual(number(1));
    expect(
      answer('greatest(workdays(收到时间, known_or(办结时间, 收到时间)) of 公文)', documents, rows),
    ).toEqual(number(4));
  });
  it('know nothing of no rows, but count them as none', () => {
    expect(answer('greatest(页数 of 公文 where 页数 > 99)', documents, rows)).toEqual({
      kind: 'number',
      value: null,
    });
    expect(answer('latest(页数 of 公文 where 页数 > 99)', documents, rows)).toEqual({
      kind: 'scalar',
      value: null,
    });
    expect(answer('sum(页数 of 公文 where 页数 > 99)', documents, rows)).toEqual(number(0));
  });
  it('take the latest row, then the largest key', () => {
    expect(answer('latest(文号 of 公文)', documents, rows)).toEqual({ kind: 'scalar', value: '3' });
    expect(answer('latest(文号 of 公文 where 类型 = "收文")', documents, rows)).toEqual({
      kind: 'scalar',
      value: '2',
    });
  });
  it('list values in ascending order and count different ones', () => {
    const values = [rational(3), rational(9)];
    expect(answer('median(页数 of 公文)', documents, rows)).toEqual({ kind: 'values', values });
    expect(answer('distinct(类型 of 公文)', documents, rows)).toEqual(number(2));
  });
  it('add up days and put days of equal denominators together', () => {
    const active = rowsOf(
      activity,
      '甲,1,2020-01-02 08:00,1,2',
      '甲,2,2020-01-02 23:59,2,2',
      '甲,3,2020-01-03 00:00,3,4',
      '甲,4,2020-01-06 00:00,1,3',
    );
    // Days: 3/4, 3/4, 1/3.
    expect(answer('daily_mean(人数 / 应到 of 活动)', activity, active)).toEqual({
      kind: 'groups',
      groups: [
        { denominator: rational(3), numerator: rational(1), periods: 1 },
        { denominator: rational(4), numerator: rational(6), periods: 2 },
      ],
    });
    expect(answer('monthly_mean(人数 of 活动)', activity, active)).toEqual({
      kind: 'groups',
      groups: [{ denominator: rational(1), numerator: rational(7), periods: 1 }],
    });
  });
  it('use the attributes of the unit; a register without dates is always there', () => {
    const apps = rowsOf(register, '甲,a,1000', '甲,b,');
    expect(answer('count(应用 where 条数 >= 100 * 在编人数)', register, apps, '2018-01-01')).toEqual(
      number(1),
    );
  });
  it('name the rows they counted', () => {
    const [measure] = planOf('count(公文 where 类型 = "收文")').measures;
    const [unit] = scheme.units;
    if (measure === undefined || unit === undefined) throw new Error('no measure');
    expect(countedRows(measure, scheme, rows, unit, day('2020-12-31'))).toEqual(rows.slice(0, 2));
  });
});

describe('texts', () => {
  it('are ordered by code point, also beyond U+FFFF', () => {
    expect(['𠮷', '\uffee', '中', 'a', ''].sort(compareTexts)).toEqual(['', 'a', '中', '\uffee', '𠮷']);
  });
});
