import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { activity, day, planOf, register, scheme } from '../../test/conformance/engines/fixture.ts';
import { rational } from '../core/quantity/rational.ts';
import { type LoadRequest, loadFacts } from './load-facts.ts';
import { openFacts } from './open.ts';

let [folder, inbox] = ['', ''];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facts-'));
  inbox = await mkdtemp(join(tmpdir(), 'inbox-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
  await rm(inbox, { recursive: true, force: true });
});

const knownAt = '2020-03-01T09:00:00+08:00';

async function load(content: string, more: Partial<LoadRequest> = {}) {
  const path = join(inbox, 'file.csv');
  await writeFile(path, content);
  return loadFacts({
    scheme,
    dataset: register.name,
    files: [path],
    folder,
    action: 'append',
    knownAt,
    by: '市大数据中心',
    ...more,
  });
}

/** What 甲's 条数 add up to, and how many rows there are, as known at a moment. */
async function totals(moment: string | null): Promise<readonly [number, number] | 'not delivered'> {
  const opened = await openFacts(scheme, folder);
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  const plan = planOf('sum(条数 of 应用)', 'count(应用)');
  const table = await opened.value.measure(plan, scheme.units, { asOf: day('2020-12-31'), knownAt: moment });
  await opened.value.close();
  if (!table.ok) throw new Error(JSON.stringify(table.problems));
  if (table.value.delivered.length === 0) return 'not delivered';
  const [sum, count] = plan.measures.map(({ key }) => table.value.values[key]?.[0]);
  const read = (value: typeof sum) => (value?.kind === 'number' ? Number(value.value?.num) : Number.NaN);
  return [read(sum), read(count)];
}

const codes = (result: { readonly problems: readonly { readonly code: string }[] }) =>
  result.problems.map((each) => each.code);

describe('a batch', () => {
  it('is one Parquet file named by its hash and one line in the log', async () => {
    const loaded = await load('单位,名称,条数\n甲,a,1\n甲,b,2\n');
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
    const { commit, recorded, rejects } = loaded.value;
    expect({ recorded, rejects }).toEqual({ recorded: true, rejects: [] });
    expect(await readdir(join(folder, 'batches'))).toEqual([`${commit.batch}.parquet`]);
    expect(JSON.parse(await readFile(join(folder, 'batches.jsonl'), 'utf8'))).toEqual({
      batch: commit.batch,
      dataset: '应用',
      action: 'append',
      knownAt,
      by: '市大数据中心',
      source: [{ file: 'file.csv', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
      rows: 2,
      rejects: 0,
      sequence: 1,
    });
    expect(await totals(null)).toEqual([3, 2]);
  });

  it('loaded twice is recorded once', async () => {
    await load('单位,名称,条数\n甲,a,1\n');
    const again = await load('单位,名称,条数\n甲,a,1\n');
    expect(again.ok && again.value.recorded).toBe(false);
    expect(codes(again)).toEqual(['facts-batch-known']);
    expect((await readFile(join(folder, 'batches.jsonl'), 'utf8')).split('\n').length).toBe(2);
  });

  it('that appends leaves out records that are there already, and keeps why', async () => {
    await load('单位,名称,条数\n甲,a,1\n');
    const second = await load('单位,名称,条数\n甲,a,5\n甲,b,2\n');
    if (!second.ok) throw new Error(JSON.stringify(second.problems));
    expect(second.value.rejects.map(({ line, problem }) => [line, problem.code])).toEqual([
      [2, 'facts-key-exists'],
    ]);
    expect(await totals(null)).toEqual([3, 2]);
    const kept = await readFile(join(folder, 'rejects', `${second.value.commit.batch}.jsonl`), 'utf8');
    expect(JSON.parse(kept)).toMatchObject({
      file: 'file.csv',
      line: 2,
      problem: { code: 'facts-key-exists' },
    });
  });

  it('that replaces or retracts leaves every earlier state reachable', async () => {
    await load('单位,名称,条数\n甲,a,1\n甲,b,2\n');
    await load('单位,名称,条数\n甲,a,10\n', { action: 'replace', knownAt: '2020-04-01T00:00:00+08:00' });
    await load('单位,名称\n甲,b\n', { action: 'retract', knownAt: '2020-05-01T00:00:00+08:00' });
    await load('单位,名称,条数\n甲,b,7\n', { knownAt: '2020-06-01T00:00:00+08:00' });
    expect(await totals('2020-02-29T23:59:59+08:00')).toBe('not delivered');
    expect(await totals('2020-03-01T01:00:00Z')).toEqual([3, 2]);
    expect(await totals('2020-04-15T00:00:00+08:00')).toEqual([12, 2]);
    expect(await totals('2020-05-15T00:00:00+08:00')).toEqual([10, 1]);
    expect(await totals(null)).toEqual([17, 2]);
  });

  it('with earlier content again, after it was replaced, counts again', async () => {
    await load('单位,名称,条数\n甲,a,1\n', { action: 'replace' });
    await load('单位,名称,条数\n甲,a,2\n', { action: 'replace', knownAt: '2020-04-01T00:00:00+08:00' });
    await load('单位,名称,条数\n甲,a,1\n', { action: 'replace', knownAt: '2020-05-01T00:00:00+08:00' });
    expect(await totals('2020-04-01T00:00:00+08:00')).toEqual([2, 1]);
    expect(await totals(null)).toEqual([1, 1]);
  });

  it('that retracts what is not there is refused', async () => {
    await load('单位,名称,条数\n甲,a,1\n');
    const refused = await load('单位,名称\n甲,z\n', { action: 'retract' });
    expect(refused.ok).toBe(false);
    expect(codes(refused)).toEqual(['facts-batch-empty', 'facts-key-absent']);
  });

  it('goes on top of a plain file, which came first', async () => {
    await writeFile(join(folder, '应用.csv'), '单位,名称,条数\n甲,a,1\n甲,b,2\n');
    await load('单位,名称,条数\n甲,a,10\n', { action: 'replace' });
    expect(await totals('2020-01-01T00:00:00+08:00')).toEqual([3, 2]);
    expect(await totals(null)).toEqual([12, 2]);
  });

  it('with a header and no rows is a delivery of nothing', async () => {
    expect((await load('单位,名称,条数\n')).ok).toBe(true);
    expect(await totals(null)).toEqual([0, 0]);
  });

  it('cannot be known earlier than one already recorded', async () => {
    await load('单位,名称,条数\n甲,a,1\n');
    const refused = await load('单位,名称,条数\n甲,b,1\n', { knownAt: '2020-02-01T00:00:00+08:00' });
    expect(codes(refused)).toEqual(['facts-known-at-earlier']);
  });

  it('of an unknown dataset, without a zone, or while another program writes, is refused', async () => {
    expect(codes(await load('', { dataset: '应用程序' }))).toEqual(['facts-dataset-unknown']);
    expect(codes(await load('', { knownAt: '2020-03-01' }))).toEqual(['facts-moment-invalid']);
    await writeFile(join(folder, '.writing'), '');
    expect(codes(await load('单位,名称,条数\n甲,a,1\n'))).toEqual(['facts-busy']);
  });
});

describe('what a crash leaves behind', () => {
  it('is ignored: a Parquet file without a commit, and half a line in the log', async () => {
    await load('单位,名称,条数\n甲,a,1\n');
    await writeFile(join(folder, 'batches', `${'0'.repeat(64)}.parquet`), 'torn');
    await appendFile(join(folder, 'batches.jsonl'), '{"batch":"12');
    expect(await totals(null)).toEqual([1, 1]);
    await load('单位,名称,条数\n甲,b,2\n');
    expect(await totals(null)).toEqual([3, 2]);
  });

  it('or damage does, is found: a missing or changed batch, a changed log', async () => {
    const loaded = await load('单位,名称,条数\n甲,a,1\n');
    const path = join(folder, 'batches', `${loaded.ok ? loaded.value.commit.batch : ''}.parquet`);
    const bytes = await readFile(path);
    const flipped = Buffer.from(bytes);
    flipped[20] = (flipped[20] ?? 0) ^ 1;
    await writeFile(path, flipped);
    expect(codes(await openFacts(scheme, folder))).toEqual(['facts-batch-damaged']);
    await rm(path);
    expect(codes(await openFacts(scheme, folder))).toEqual(['facts-batch-missing']);
    await writeFile(join(folder, 'batches.jsonl'), '{"batch":"x"}\n');
    expect(codes(await openFacts(scheme, folder))).toEqual(['facts-log-damaged']);
  });
});

describe('the raw records behind a measure', () => {
  it('come in key order with file, line, batch and who loaded them', async () => {
    await writeFile(
      join(folder, '活动.csv'),
      '编号,单位,时刻,人数,应到\n2,甲,2020-01-02 08:30,3,4\n1,甲,,1,1\n',
    );
    const loaded = await load(
      '单位,编号,时刻,人数,应到\n甲,3,2020-02-03T00:30:00Z,5,5\n甲,4,2019-12-31 23:59,5,5\n',
      {
        dataset: activity.name,
      },
    );
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
    const opened = await openFacts(scheme, folder);
    if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
    const [measure] = planOf('count(活动 where 人数 > 2)').measures;
    const [unit] = scheme.units;
    if (measure === undefined || unit === undefined) throw new Error('no measure or unit');
    const at = { asOf: day('2020-12-31'), knownAt: null };
    const page = await opened.value.records(measure, unit, at, 10);
    const table = await opened.value.measure({ measures: [measure] }, [unit], at);
    await opened.value.close();
    if (!page.ok || !table.ok) throw new Error('no records');
    expect(table.value.values[measure.key]).toEqual([{ kind: 'number', value: rational(2) }]);
    expect(page.value.total).toBe(2);
    expect(page.value.records.map((each) => ({ ...each.cells }))).toEqual([
      { 单位: '甲', 编号: '2', 时刻: '2020-01-02T08:30:00', 人数: '3', 应到: '4' },
      { 单位: '甲', 编号: '3', 时刻: '2020-02-03T08:30:00', 人数: '5', 应到: '5' },
    ]);
    expect(page.value.records.map((each) => each.origin)).toEqual([
      { batch: expect.stringMatching(/^[0-9a-f]{64}$/), file: '活动.csv', line: 2, by: null, knownAt: null },
      { batch: loaded.value.commit.batch, file: 'file.csv', line: 2, by: '市大数据中心', knownAt },
    ]);
  });
});
