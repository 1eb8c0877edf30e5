import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MeasurePlan } from '../../../src/core/measure/plan.ts';
import type { Row } from '../../../src/core/measure/row.ts';
import { rational } from '../../../src/core/quantity/rational.ts';
import type { Dataset, Scheme } from '../../../src/core/scheme/scheme.ts';
import { loadFacts } from '../../../src/facts/load-facts.ts';
import { openFacts } from '../../../src/facts/open.ts';
import { openPostgresFacts, type PostgresFacts } from '../../../src/facts/postgres/engine.ts';
import { loadBatch, type StoredLoad } from '../../../src/facts/postgres/load.ts';
import { activity, column, day, documents, makeUnit, planOf, register, scheme } from './fixture.ts';
import { type PostgresFixture, startPostgres, traced } from './postgres.ts';

let postgres: PostgresFixture;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.close());

const at = { asOf: day('2020-12-31'), knownAt: null };
const whole = (n: number | bigint) => rational(n);
const item = (名称: string, 条数: number | bigint | null, 单位 = '甲'): Row => ({
  单位,
  名称,
  条数: 条数 === null ? null : whole(条数),
});

function loadOf(batch: string, rows: readonly Row[], more: Partial<StoredLoad> = {}): StoredLoad {
  const common = { action: 'append', knownAt: '2020-03-01T00:00:00Z', by: '张' } as const;
  return { ...common, dataset: register, batch, rows: traced(rows), ...more };
}

async function measured(facts: PostgresFacts, plan: MeasurePlan, of: Scheme = scheme) {
  const table = await openPostgresFacts(facts, of).measure(plan, of.units, at);
  if (!table.ok) return table.problems.map(({ code }) => code);
  return plan.measures.map(({ key }) => table.value.values[key]?.map((each) => Object.values(each)[1]));
}

const codes = (result: { readonly problems: readonly { readonly code: string }[] }) =>
  result.problems.map(({ code }) => code);

describe('facts in PostgreSQL', () => {
  it('show the records that a measure counted as the files do, and where each came from', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'records-'));
    const lines = ['甲,b,3', '甲,a,5', '乙,a,7', '甲,𠮷,', '甲,\uff21x,12'];
    const path = join(folder, '.delivery.csv');
    await writeFile(path, `单位,名称,条数\n${lines.join('\n')}\n`);
    const common = { action: 'append', knownAt: '2020-03-01T08:00:00+08:00', by: '张' } as const;
    const made = await loadFacts({ ...common, scheme, dataset: register.name, files: [path], folder });
    const opened = await openFacts(scheme, folder);
    if (!made.ok || !opened.ok) throw new Error('the files do not load');
    const rows = [item('b', 3), item('a', 5), item('a', 7, '乙'), item('𠮷', null), item('\uff21x', 12)];
    const facts = postgres.space();
    const batch = made.value.commit.batch;
    await loadBatch(facts, loadOf(batch, [], { ...common, rows: traced(rows, '.delivery.csv') }));
    const [measure] = planOf('count(应用 where 条数 is missing or 条数 < 12 or 名称 > "b")').measures;
    const [unit] = scheme.units;
    if (measure === undefined || unit === undefined) throw new Error('nothing to ask');
    for (const limit of [2, 100]) {
      const expected = await opened.value.records(measure, unit, at, limit);
      expect(expected.ok && expected.value.total).toBe(4);
      expect(await openPostgresFacts(facts, scheme).records(measure, unit, at, limit)).toEqual(expected);
    }
    await opened.value.close();
    await rm(folder, { recursive: true });
  });

  it('take any name and any text as what it is', async () => {
    const nasty = `x'; DROP SCHEMA "facts" CASCADE; -- $1 \\' "q" {a,b} 名`;
    const long = '一个超过六十三个字节因而会被数据库悄悄截断的很长的名字甲';
    const dataset: Dataset = {
      ...register,
      name: nasty,
      columns: [
        column('单位', 'text'),
        column(nasty, 'text'),
        column(long, 'integer'),
        column(`${long}乙`, 'integer'),
      ],
      key: ['单位', nasty],
    };
    const twin: Dataset = { ...dataset, name: `${nasty}2` };
    const of: Scheme = { ...scheme, datasets: [dataset, twin], units: [makeUnit(nasty, {})], attributes: [] };
    const facts = { ...postgres.space(), space: nasty };
    for (const [i, each] of [dataset, twin].entries()) {
      const rows = [{ 单位: nasty, [nasty]: nasty, [long]: whole(1 + i), [`${long}乙`]: whole(10) }];
      expect(await loadBatch(facts, loadOf(nasty, rows, { dataset: each, by: nasty }))).toMatchObject({
        ok: true,
      });
    }
    const where = { kind: 'name' as const, name: nasty };
    const base = planOf('sum(条数 of 应用)').measures[0];
    if (base?.fold !== 'sum' || base.value.kind !== 'name') throw new Error('not a sum of a column');
    const sum = (name: string, of: Dataset) => ({
      ...base,
      key: `${name} ${of.name}`,
      dataset: of.name,
      value: { ...base.value, name } as typeof base.value,
      where: {
        kind: 'binary',
        op: '=',
        left: { ...base.value, ...where },
        right: { ...base.value, kind: 'text', value: nasty },
      } as unknown as typeof base.where,
    });
    const plan = { measures: [sum(long, dataset), sum(`${long}乙`, dataset), sum(long, twin)] };
    expect(await measured(facts, plan, of)).toEqual([[whole(1)], [whole(10)], [whole(2)]]);
  });

  it('say that a number grew too wide, for every dataset in which one did', async () => {
    const facts = postgres.space();
    const huge = 10n ** 18n - 1n;
    await loadBatch(facts, loadOf('1', [item('a', huge), item('b', huge)]));
    const spent: Row = {
      单位: '甲',
      文号: '1',
      类型: '收文',
      收到时间: day('2020-02-01'),
      金额: whole(2),
      页数: whole(huge),
    };
    await loadBatch(facts, loadOf('2', [spent], { dataset: documents }));
    const wide = planOf('sum(条数 * 条数 * 条数 of 应用)', 'greatest(页数 ^ 3 of 公文)', 'count(应用)');
    expect(await measured(facts, wide)).toEqual(['facts-overflow', 'facts-overflow']);
    const far = planOf('latest(收到时间 - 100000 years of 公文)');
    expect(await measured(facts, far)).toEqual(['facts-overflow']);
    expect(await measured(facts, planOf('sum(条数 of 应用)'))).toEqual([
      [whole(2n * huge), whole(0), whole(0)],
    ]);
  });

  it('leave out rows that cannot be kept, and say which and why', async () => {
    const facts = postgres.space();
    const rows = [item('a', 10n ** 18n), item('b', 1), item('b', 2), { 单位: '甲', 条数: whole(1) }];
    const loaded = await loadBatch(facts, loadOf('1', rows));
    expect(
      loaded.ok && loaded.value.rejects.map(({ line, column, problem }) => [line, column, problem.code]),
    ).toEqual([
      [2, '条数', 'cell-number-too-long'],
      [5, '名称', 'cell-blank'],
      [4, null, 'facts-key-repeated'],
    ]);
    expect(await measured(facts, planOf('sum(条数 of 应用)'))).toEqual([[whole(1), whole(0), whole(0)]]);
    expect(codes(await loadBatch(facts, loadOf('2', [item('b', 3)])))).toEqual([
      'facts-batch-empty',
      'facts-key-exists',
    ]);
    const early = loadOf('3', [item('c', 3)], { knownAt: '2020-02-29T23:59:59Z' });
    expect(codes(await loadBatch(facts, early))).toEqual(['facts-known-at-earlier']);
    expect(codes(await loadBatch(facts, loadOf('1', rows)))).toEqual(['facts-batch-known']);
    expect(codes(await loadBatch(facts, loadOf('4', [], { knownAt: 'now' })))).toEqual([
      'facts-moment-invalid',
    ]);
  });

  it('are delivered by a batch without rows, and apart in every space', async () => {
    const [facts, others] = [postgres.space(), postgres.space()];
    await loadBatch(facts, loadOf('1', [], { dataset: activity }));
    await loadBatch(others, loadOf('1', [item('a', 1)]));
    const table = await openPostgresFacts(facts, scheme).measure(planOf('count(应用)'), scheme.units, at);
    expect(table.ok && table.value.delivered).toEqual(['活动']);
    expect(await measured(facts, planOf('count(应用)'))).toEqual([[whole(0), whole(0), whole(0)]]);
  });

  it('are not read under other columns than they were loaded with', async () => {
    const facts = postgres.space();
    await loadBatch(facts, loadOf('1', [item('a', 1)]));
    const changed: Dataset = {
      ...register,
      columns: [...register.columns, column('新', 'text', { optional: true })],
    };
    expect(codes(await loadBatch(facts, loadOf('2', [item('b', 1)], { dataset: changed })))).toEqual([
      'facts-shape-changed',
    ]);
    expect(await measured(facts, planOf('count(应用)'), { ...scheme, datasets: [changed] })).toEqual([
      'facts-shape-changed',
    ]);
  });

  it('keep each record once and number the batches without gaps when many load at once', async () => {
    const facts = postgres.space();
    const loads = Array.from({ length: 16 }, (_, i) =>
      loadOf(`${i}`, [item('shared', i), item(`own ${i}`, 1)]),
    );
    const done = await Promise.all(loads.map((load) => loadBatch(facts, load)));
    const sequences = done.map((each) => (each.ok ? each.value.batch.sequence : 0));
    expect(sequences.sort((a, b) => a - b)).toEqual(loads.map((_, i) => i + 1));
    expect(done.flatMap((each) => (each.ok ? each.value.rejects : []))).toHaveLength(15);
    expect(await measured(facts, planOf('count(应用)'))).toEqual([[whole(17), whole(0), whole(0)]]);
  });

  it('take a whole batch or nothing of it', async () => {
    const facts = postgres.space();
    const many = traced(Array.from({ length: 5_000 }, (_, i) => item(`${i}`, 1)));
    async function* breaking() {
      yield* many;
      throw new Error('the source broke');
    }
    await expect(loadBatch(facts, loadOf('1', [], { rows: breaking() }))).rejects.toThrow('source broke');
    async function* severed() {
      yield* many;
      await postgres.pool.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE state = 'idle in transaction' AND query LIKE '%' || $1 || '%'`,
        [facts.schema],
      );
      yield* traced([item('last', 1)]);
    }
    await expect(loadBatch(facts, loadOf('1', [], { rows: severed() }))).rejects.toThrow();
    const table = await openPostgresFacts(facts, scheme).measure(planOf('count(应用)'), scheme.units, at);
    expect(table.ok && table.value.delivered).toEqual([]);
  });

  it('answer the same whatever a server, a database or a role prefers', async () => {
    const settings = [
      'DateStyle=German',
      'TimeZone=America/St_Johns',
      'IntervalStyle=iso_8601',
      'extra_float_digits=-5',
    ];
    const options = settings.map((each) => `-c ${each}`).join(' ');
    const pool = new Pool({ ...postgres.pool.options, options });
    const facts = { ...postgres.space(), pool };
    const moment = 86_400 * day('2020-06-30') + 86_340;
    const row = { 单位: '甲', 编号: whole(1), 时刻: moment, 人数: whole(1), 应到: whole(3) };
    await loadBatch(facts, loadOf('1', [row], { dataset: activity }));
    const plan = planOf(
      'latest(时刻 of 活动)',
      'count(活动 during 2020-06-30 to 2020-07-01)',
      'latest(month(时刻) of 活动)',
    );
    const [latest, count, month] = await measured(facts, plan);
    expect([latest, count, month]).toEqual([
      [moment, null, null],
      [whole(1), whole(0), whole(0)],
      [whole(6), null, null],
    ]);
    await pool.end();
  });

  it('compare and order texts by code point, whatever the database does', async () => {
    const facts = postgres.space();
    // For the attribute 片区, 甲 has “a” and 乙 has “Z”.
    const both = (名称: string, n: number) => [item(名称, n), item(名称, n, '乙')];
    await loadBatch(
      facts,
      loadOf('1', [...both('Z', 1), ...both('b', 2), ...both('张', 3), ...both('阿', 4)]),
    );
    const plan = planOf(
      'count(应用 where 片区 < "b" and 名称 < "b")',
      'count(应用 where 名称 < 片区)',
      'latest(名称 of 应用)',
      'count(应用 where known_or(片区, 名称) < "Za")',
    );
    expect(await measured(facts, plan)).toEqual([
      [whole(1), whole(1), whole(0)],
      [whole(1), whole(0), whole(0)],
      ['阿', '阿', null],
      [whole(0), whole(4), whole(0)],
    ]);
  });

  it('answer more questions at once than a row has columns', async () => {
    const facts = postgres.space();
    await loadBatch(facts, loadOf('1', [item('a', 700)]));
    const plan = planOf(...Array.from({ length: 1_900 }, (_, i) => `count(应用 where 条数 > ${i})`));
    const answers = await measured(facts, plan);
    expect(
      answers
        .map((each) => (Array.isArray(each) ? each[0] : null))
        .filter((each) => each !== null && typeof each === 'object' && 'num' in each && each.num === 1n),
    ).toHaveLength(700);
  });

  it('refuse to sort more values of a unit than any engine does', async () => {
    const facts = postgres.space();
    await loadBatch(
      facts,
      loadOf(
        '1',
        Array.from({ length: 10_001 }, (_, i) => item(`${i}`, i)),
      ),
    );
    expect(await measured(facts, planOf('median(条数 of 应用)'))).toEqual(['facts-too-many-values']);
    expect(await measured(facts, planOf('median(条数 of 应用 where 条数 < 10000)'))).toMatchObject([
      [{ length: 10_000 }, [], []],
    ]);
  }, 30_000);
});
