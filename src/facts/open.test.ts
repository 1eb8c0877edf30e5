import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { day, planOf, scheme } from '../../test/conformance/engines/fixture.ts';
import type { MeasureValue } from '../core/measure/plan.ts';
import { rational } from '../core/quantity/rational.ts';
import { openFacts } from './open.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facts-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const at = { asOf: day('2020-12-31'), knownAt: null };
const number = (n: number): MeasureValue => ({ kind: 'number', value: rational(n) });

async function measure(...aggregates: readonly string[]) {
  const opened = await openFacts(scheme, folder);
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  const plan = planOf(...aggregates);
  const table = await opened.value.measure(plan, scheme.units, at);
  await opened.value.close();
  if (!table.ok) throw new Error(JSON.stringify(table.problems));
  return {
    answers: plan.measures.map((each) => table.value.values[each.key]),
    delivered: table.value.delivered,
    problems: opened.problems,
  };
}

describe('openFacts over plain files', () => {
  it('counts and adds up a CSV file per unit, exactly', async () => {
    await writeFile(
      join(folder, '公文.csv'),
      '\ufeff文号, 单位,类型,收到时间,办结时间,页数,金额,比重,加急\r\n' +
        '1,甲,收文,2020-04-30,2020-05-08 09:00,3,0.10,,是\r\n' +
        '2,甲,收文,2020-04-30,2020-05-07,,0.20,0.00000001,\r\n' +
        '"3",甲,发文,2020/6/1,,7,1000000000000000.05,,否\r\n' +
        '1,乙,收文,2019-12-31,,1,1,,\r\n',
    );
    const { answers, delivered, problems } = await measure(
      'count(公文)',
      'count(公文 where 办结时间 is known and workdays(收到时间, 办结时间) > 3)',
      'sum(金额 of 公文)',
      'sum(known_or(页数, 0) of 公文 where 类型 = "收文")',
      'count(公文 during ever)',
    );
    expect(problems).toEqual([]);
    expect(delivered).toEqual(['公文']);
    expect(answers[0]).toEqual([number(3), number(0), number(0)]);
    // 2020-05-01 is a holiday and the 2nd and 3rd a weekend: 4, 5, 6, 7 May are four workdays, 8 May the fifth.
    expect(answers[1]).toEqual([number(2), number(0), number(0)]);
    expect(answers[2]?.[0]).toEqual({ kind: 'number', value: rational(100000000000000035n, 100n) });
    expect(answers[3]?.[0]).toEqual(number(3));
    expect(answers[4]).toEqual([number(3), number(1), number(0)]);
  });
});

describe('what cannot be computed exactly', () => {
  const content = (rows: number) =>
    ['单位,文号,类型,收到时间,办结时间,页数,金额,比重,加急']
      .concat(
        Array.from(
          { length: rows },
          (_, i) => `甲,${i},收文,2020-01-02,,999999999999999999,9999999999999999.99,9,`,
        ),
      )
      .join('\n');
  const problemsOf = async (aggregate: string) => {
    const opened = await openFacts(scheme, folder);
    if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
    const table = await opened.value.measure(planOf(aggregate), scheme.units, at);
    await opened.value.close();
    return table.ok ? [] : table.problems.map((each) => each.code);
  };

  it('is an overflow with a name, never a shortened number', async () => {
    await writeFile(join(folder, '公文.csv'), content(2));
    expect(await problemsOf('sum(金额 * 页数 of 公文)')).toEqual([]);
    expect(await problemsOf('sum(金额 * 页数 * 页数 of 公文)')).toEqual(['facts-overflow']);
    expect(await problemsOf('sum(比重 * 比重 * 比重 * 比重 * 比重 of 公文)')).toEqual([
      'facts-number-too-long',
    ]);
    expect(await problemsOf(`count(公文 where 页数 > ${'9'.repeat(39)})`)).toEqual(['facts-number-too-long']);
  });

  it('is a list of more values than a person could rate', async () => {
    await writeFile(join(folder, '公文.csv'), content(10_001));
    expect(await problemsOf('median(页数 of 公文)')).toEqual(['facts-too-many-values']);
  });

  it('is a date moved by workdays out of the calendar’s reach', async () => {
    await writeFile(join(folder, '公文.csv'), content(1).replace('2020-01-02', '0005-01-02'));
    expect(await problemsOf('count(公文 where 收到时间 + 3 workdays < as_of during ever)')).toEqual([
      'facts-workday-range',
    ]);
  });
});
