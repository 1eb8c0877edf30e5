import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHttp, type TestHttp } from '../../../../test/support/http-server.ts';
import { hasMysql, type MysqlServer, startMysql } from '../../../../test/support/mysql-server.ts';
import {
  codes,
  good,
  openTestPlatform,
  type TestPlatform,
  testActors,
} from '../../../../test/support/test-platform.ts';
import { installedServer, startServer, type TestServer } from '../../../../test/support/test-server.ts';
import type { Connector } from '../../../port/store-connector.ts';
import { batchesOf } from '../../../store/view/batches.ts';
import { readIntegrationSetting } from '../../../store/view/integration-setting.ts';
import { writeIntegrationSetting } from '../../../store/write/integration-setting.ts';
import { type Jobs, startJobs } from '../../job/start.ts';
import type { Platform } from '../../platform.ts';
import { addConnector, changeConnector, removeConnector, runConnector } from './manage.ts';
import { previewConnector } from './preview.ts';
import { pull } from './pull.ts';
import { readConnectors, readRuns } from './read.ts';
import { type Source, sourceSchema } from './source.ts';
import type { ConnectorWish } from './wish.ts';

let test: TestPlatform;
let web: TestHttp;
/** What the web server answers, by path. */
const pages = new Map<string, string | Buffer>();
const asked: string[] = [];

beforeAll(async () => {
  test = await openTestPlatform();
  web = await startHttp((request, reply) => {
    asked.push(`${request.url} ${request.headers.authorization ?? '-'}`);
    const page = pages.get((request.url ?? '').split('?')[0] ?? '');
    if (page === undefined) return reply.writeHead(404).end();
    reply.end(page);
  });
  await allow([web.port]);
});
afterAll(async () => {
  web.close();
  await test.close();
});

const { office } = testActors;
const platform = (): Platform => test.platform;
const never = new AbortController().signal;

const allow = (ports: readonly number[]): Promise<void> =>
  test.inOffice(async (client) => {
    const before = await readIntegrationSetting(client, 'demo');
    const reach = { hosts: ['127.0.0.1'], networks: ['127.0.0.1/32'], ports: [...before.ports, ...ports] };
    await writeIntegrationSetting(client, 'demo', { ...before, ...reach });
  });

const mapping = [
  { column: '单位', from: 'unit' },
  { column: '编号', from: 'no' },
  { column: '交办日期', from: 'day' },
  { column: '已办结', from: 'done' },
];

const wish = (source: object, change: Partial<ConnectorWish> = {}): ConnectorWish => ({
  campaign: '2020',
  dataset: '事项',
  name: '督查系统',
  action: 'replace',
  source: sourceSchema.parse(source) as Source,
  mapping,
  schedule: null,
  since: null,
  ...change,
});

const json = (path: string, more: object = {}) => ({
  kind: 'http-json',
  url: `http://127.0.0.1:${web.port}${path}`,
  items: 'data.items',
  ...more,
});

const add = async (source: object, change: Partial<ConnectorWish> = {}): Promise<Connector> =>
  good(await addConnector(platform(), office, wish(source, change)));

const pullNow = (id: string) => pull(platform(), { office: 'demo', subject: id }, { signal: never });
const preview = (id: string) => previewConnector(platform(), office, id, { signal: never });
const lastRun = async (id: string) =>
  good(await readRuns(platform(), office, { id, after: null, limit: 10 }))[0];
const batches = () =>
  test.inOffice((client) => batchesOf(client, 'demo', '2020', { dataset: '事项', after: 0 }));
const page = (items: readonly object[]) => JSON.stringify({ data: { items } });
const item = (no: number, change: object = {}) => ({
  unit: 'u1',
  no: `督〔${no}〕号`,
  day: '2020-03-01',
  done: true,
  ...change,
});

describe('a connector to a web address', () => {
  it('brings rows into the dataset, as a batch of the connector’s', async () => {
    pages.set(
      '/items',
      page([item(1), item(2, { unit: 'u2', done: false }), item(3, { day: '2020-13-01' })]),
    );
    const made = await add(json('/items'), { secret: 'Bearer key-1' });
    const before = (await batches()).length;
    expect(await pullNow(made.id)).toEqual({ kind: 'done' });
    const after = await batches();
    expect(after.length).toBe(before + 1);
    expect(after.at(-1)).toMatchObject({
      dataset: '事项',
      action: 'replace',
      by: 'connector',
      rows: 2,
      rejects: 1,
      label: '督查系统',
    });
    expect(await lastRun(made.id)).toMatchObject({
      state: 'done',
      rows: 2,
      rejects: 1,
      batch: after.at(-1)?.batch,
      problems: [],
    });
    const told = await test.pool.query(
      `SELECT actor, details FROM zhunsheng.audit_entry WHERE action = 'connector.pulled' AND subject = $1`,
      [`connector/${made.id}`],
    );
    expect(told.rows).toHaveLength(1);
    expect(told.rows[0].actor).toBe('system');
    // Again the same: nothing new.
    await pullNow(made.id);
    expect((await batches()).length).toBe(before + 1);
  });

  it('shows beforehand what would come, and what would be refused', async () => {
    pages.set(
      '/preview',
      page(Array.from({ length: 30 }, (_, n) => item(n, n === 1 ? { day: '二月三十日', done: '也许' } : {}))),
    );
    const made = await add(json('/preview'));
    const before = (await batches()).length;
    const shown = good(await preview(made.id));
    expect(shown.found).toEqual(['unit', 'no', 'day', 'done']);
    expect(shown.rows).toHaveLength(20);
    expect(shown.more).toBe(true);
    expect(shown.rows[0]).toEqual({
      cells: { 单位: 'u1', 编号: '督〔0〕号', 交办日期: '2020-03-01', 已办结: 'true' },
      problems: [],
    });
    expect(shown.rows[1]?.problems.map((each) => each.code)).toEqual(['cell-not-a-date', 'cell-not-a-truth']);
    expect((await batches()).length).toBe(before);
  });

  it('keeps numbers as they are written', async () => {
    pages.set(
      '/numbers',
      '{"data":{"items":[{"unit":"u1","no":9007199254740993,"day":"2020-01-01","done":1,"x":1.10,"y":-0.5e-3}]}}',
    );
    const made = await add(json('/numbers'));
    expect(good(await preview(made.id)).rows[0]?.cells).toMatchObject({
      编号: '9007199254740993',
      已办结: '1',
    });
  });

  it('reads CSV too, in GB18030 as in UTF-8, with its own names', async () => {
    // 单位,编号 in GB18030.
    const head = Buffer.from([0xb5, 0xa5, 0xce, 0xbb, 0x2c, 0xb1, 0xe0, 0xba, 0xc5]);
    pages.set('/csv', Buffer.concat([head, Buffer.from(',day,done\nu1,A-1,2020-05-01,1\n')]));
    const made = await add(
      { kind: 'http-csv', url: `http://127.0.0.1:${web.port}/csv` },
      { mapping: mapping.map((each, i) => (i < 2 ? { ...each, from: each.column } : each)) },
    );
    expect(good(await preview(made.id)).rows[0]?.cells).toEqual({
      单位: 'u1',
      编号: 'A-1',
      交办日期: '2020-05-01',
      已办结: '1',
    });
  });

  it('starts where the last pull ended', async () => {
    const made = await add(json('/since?from={since}', { cursorColumn: 'at' }), {
      since: '2020-01-01T00:00:00Z',
    });
    pages.set('/since', page([item(50, { at: '2020-02-01 08:00' }), item(51, { at: '2020-02-02 08:00' })]));
    await pullNow(made.id);
    pages.set('/since', page([]));
    await pullNow(made.id);
    await pullNow(made.id);
    expect(
      asked
        .filter((each) => each.startsWith('/since'))
        .map((each) => decodeURIComponent(each.split(' ')[0] ?? '')),
    ).toEqual([
      '/since?from=2020-01-01T00:00:00Z',
      '/since?from=2020-02-02 08:00',
      '/since?from=2020-02-02 08:00',
    ]);
    expect(await lastRun(made.id)).toMatchObject({ state: 'done', rows: 0, batch: null });
  });

  it('says what is wrong with what came', async () => {
    pages.set('/no-list', '{"data":{}}');
    pages.set('/no-json', '<html>');
    pages.set('/no-column', page([{ unit: 'u1' }]));
    pages.set('/no-row', page(['一'] as unknown as object[]));
    pages.set('/many', page(Array.from({ length: 11 }, (_, n) => item(n))));
    const before = (await batches()).length;
    const result = async (path: string, more: object = {}) => {
      const made = await add(json(path, more));
      const outcome = await pullNow(made.id);
      return [outcome.kind, ...((await lastRun(made.id))?.problems.map((each) => each.code) ?? [])];
    };
    expect(await result('/no-list')).toEqual(['give-up', 'connector-items-missing']);
    expect(await result('/no-json')).toEqual(['give-up', 'connector-items-missing']);
    expect(await result('/no-column')).toEqual([
      'give-up',
      ...Array(3).fill('connector-source-column-missing'),
    ]);
    expect(await result('/no-row')).toEqual(['give-up', 'connector-row-invalid']);
    expect(await result('/gone')).toEqual(['give-up', 'remote-refused']);
    expect(await result('/many', { rowLimit: 10 })).toEqual(['give-up', 'connector-too-many-rows']);
    expect((await batches()).length).toBe(before);
  });
});

describe('connectors', () => {
  it('keep secrets sealed and never show them', async () => {
    const made = await add(json('/items'), { secret: '口令-绝密-42' });
    expect(made.hasSecret).toBe(true);
    const again = good(
      await changeConnector(platform(), office, {
        ...wish(json('/items')),
        id: made.id,
        revision: made.revision,
      }),
    );
    expect(again).toMatchObject({ hasSecret: true, revision: 2 });
    asked.length = 0;
    await pullNow(made.id);
    expect(JSON.stringify(good(await readConnectors(platform(), office)))).not.toContain('绝密');
    const kept = await test.pool.query<{ whole: string }>(
      'SELECT c::text AS whole FROM zhunsheng.connector AS c',
    );
    const told = await test.pool.query<{ whole: string }>(
      'SELECT a::text AS whole FROM zhunsheng.audit_entry AS a',
    );
    expect([...kept.rows, ...told.rows].some((row) => row.whole.includes('绝密'))).toBe(false);
  });

  it('are the office’s, to hosts on its list, with all columns and a sensible schedule', async () => {
    const tried = (source: object, change: Partial<ConnectorWish> = {}, actor = office) =>
      addConnector(platform(), actor, wish(source, change)).then(codes);
    expect(await tried(json('/'), {}, testActors.lead('甲局'))).toEqual(['not-allowed']);
    expect(await tried(json('/'), {}, testActors.systemAdmin)).toEqual(['not-allowed']);
    expect(await tried({ ...json('/'), url: 'http://169.254.169.254/' })).toEqual(['host-not-listed']);
    const sql = {
      kind: 'postgresql',
      host: '10.0.0.1',
      port: 5432,
      database: 'd',
      user: 'u',
      tls: 'off',
      query: 'SELECT 1',
    };
    expect(await tried(sql)).toEqual(['host-not-listed']);
    const here = { ...sql, host: '127.0.0.1' };
    expect(await tried({ ...here, query: 'DELETE FROM t' })).toEqual(['connector-query-invalid']);
    expect(await tried({ ...here, query: 'SELECT 1; DELETE FROM t' })).toEqual(['connector-query-invalid']);
    expect(await tried({ ...here, query: 'SELECT a FROM t WHERE b > :since' })).toEqual([
      'connector-query-invalid',
    ]);
    expect(await tried(json('/'), { dataset: '没有' })).toEqual(['connector-dataset-unknown']);
    expect(await tried(json('/'), { campaign: 'none' })).toEqual(['not-found']);
    expect(await tried(json('/'), { mapping: mapping.slice(1) })).toEqual(['connector-column-missing']);
    expect(await tried(json('/'), { mapping: [...mapping, { column: '别的', from: 'x' }] })).toEqual([
      'connector-column-unknown',
    ]);
    for (const schedule of ['* * * * *', 'x', '0 0 31 2 *', '*/4 * * * *'])
      expect([schedule, await tried(json('/'), { schedule })]).toEqual([schedule, ['schedule-invalid']]);
    expect(await tried(json('/'), { schedule: '0 2 * * *' })).toEqual([]);
    const made = await add(json('/items'));
    expect(codes(await removeConnector(platform(), testActors.stranger, made.id))).toEqual(['not-found']);
    good(await removeConnector(platform(), office, made.id));
    expect(codes(await preview(made.id))).toEqual(['not-found']);
  });

  it('are pulled by the clock, each occurrence once, though several processes run', async () => {
    pages.set('/clock', page([item(900)]));
    const made = await add(json('/clock'), { schedule: '0 2 * * *' });
    await test.pool.query(
      `UPDATE zhunsheng.connector SET next_run = now() - interval '3 days' WHERE id = $1`,
      [made.id],
    );
    const jobs: Jobs[] = [];
    for (let n = 0; n < 4; n++) jobs.push(await startJobs(platform(), { pollMilliseconds: 20 }));
    const runs = async () =>
      good(await readRuns(platform(), office, { id: made.id, after: null, limit: 100 }));
    for (let tries = 0; tries < 400 && (await runs())[0]?.state !== 'done'; tries++) await pause(25);
    good(await runConnector(platform(), office, made.id));
    for (
      let tries = 0;
      tries < 400 && (await runs()).filter((each) => each.state === 'done').length < 2;
      tries++
    )
      await pause(25);
    await pause(200);
    await Promise.all(jobs.map((each) => each.stop()));
    expect((await runs()).map((each) => each.state)).toEqual(['done', 'done']);
    const next = (
      await test.pool.query<{ next: Date }>(
        'SELECT next_run AS next FROM zhunsheng.connector WHERE id = $1',
        [made.id],
      )
    ).rows[0]?.next;
    expect(next?.getTime()).toBeGreaterThan(Date.now());
    // Two in the morning in Beijing.
    expect(next?.toISOString()).toMatch(/T18:00:00/);
  });

  it('run one pull at a time, and take over what a process that died left', async () => {
    const made = await add(json('/items'));
    await test.pool.query(`INSERT INTO zhunsheng.connector_run (office, connector) VALUES ('demo', $1)`, [
      made.id,
    ]);
    expect(await pullNow(made.id)).toEqual({ kind: 'retry', fault: 'connector-running' });
    await test.pool.query(
      `UPDATE zhunsheng.connector_run SET started_at = now() - interval '1 day' WHERE connector = $1`,
      [made.id],
    );
    expect(await pullNow(made.id)).toEqual({ kind: 'done' });
    const runs = good(await readRuns(platform(), office, { id: made.id, after: null, limit: 10 }));
    expect(runs.map((each) => each.problems.map((one) => one.code))).toEqual([[], ['connector-interrupted']]);
  });
});

describe.runIf(installedServer !== null)('a connector to PostgreSQL', () => {
  let server: TestServer;
  let port = 0;
  beforeAll(async () => {
    server = await startServer(installedServer ?? '');
    port = Number(new URL(server.url).port);
    await allow([port]);
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await client.query(`CREATE TABLE item (unit text, no text, day date, done boolean, share numeric(30, 20), changed timestamptz);
      INSERT INTO item SELECT 'u' || (1 + n % 2), 'A' || n, date '2020-01-01' + n % 300, n % 3 = 0, 0.12345678901234567890,
        timestamptz '2020-01-01 00:00:00+08' + n * interval '1 hour' FROM generate_series(1, 2500) AS n`);
    await client.end();
  });
  afterAll(() => server.stop());

  const source = (query: string, more: object = {}) => ({
    kind: 'postgresql',
    host: '127.0.0.1',
    port,
    database: 'postgres',
    user: 'office',
    tls: 'off',
    query,
    ...more,
  });
  const columns = 'unit, no, day, done, share, changed';

  it('reads through a cursor from where it ended, exactly', async () => {
    const query = `SELECT ${columns} FROM item WHERE changed > :since::timestamptz ORDER BY changed; `;
    const made = await add(source(query, { cursorColumn: 'changed' }), {
      since: '2020-01-01 00:00:00+08:00',
      secret: '任意',
    });
    const shown = good(await preview(made.id));
    expect(shown.rows[2]?.cells).toEqual({ 单位: 'u2', 编号: 'A3', 交办日期: '2020-01-04', 已办结: 'true' });
    expect(await pullNow(made.id)).toEqual({ kind: 'done' });
    expect(await lastRun(made.id)).toMatchObject({
      rows: 2500,
      rejects: 0,
      until: '2020-04-14 04:00:00+08:00',
    });
    expect(await pullNow(made.id)).toEqual({ kind: 'done' });
    expect(await lastRun(made.id)).toMatchObject({
      rows: 0,
      batch: null,
      since: '2020-04-14 04:00:00+08:00',
    });
  });

  it('can only read, whatever the query tries', async () => {
    const tries = [
      'WITH gone AS (DELETE FROM item RETURNING *) SELECT * FROM gone',
      `SELECT lo_import('/etc/passwd') AS unit`,
      `SELECT set_config('transaction_read_only', 'off', false) AS unit`,
      `SELECT pg_sleep(30)::text AS unit`,
      'SELECT nothing FROM item',
    ];
    for (const query of tries) {
      const made = await add(source(query, { seconds: 1 }));
      const shown = await preview(made.id);
      expect([query, shown.ok]).toEqual([query, false]);
    }
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    expect((await client.query('SELECT count(*)::int AS n FROM item')).rows).toEqual([{ n: 2500 }]);
    await client.end();
  });

  it('passes where to start as a parameter, never as text', async () => {
    const made = await add(source(`SELECT :since AS unit, 'x' AS no, ':since' AS day, true AS done`), {
      since: `'; DROP TABLE item; --`,
    });
    expect(good(await preview(made.id)).rows[0]?.cells).toEqual({
      单位: `'; DROP TABLE item; --`,
      编号: 'x',
      交办日期: ':since',
      已办结: 'true',
    });
  });

  it('asks for encryption where it must, and does not go on without', async () => {
    const made = await add(source('SELECT 1 AS unit', { tls: 'verify' }));
    expect(codes(await preview(made.id))).toEqual(['remote-unreachable']);
  });
});

describe.runIf(hasMysql)('a connector to MySQL', () => {
  let server: MysqlServer;
  beforeAll(async () => {
    server = await startMysql();
    await allow([server.port]);
    await server.run(
      'CREATE TABLE source.item (unit varchar(20), no varchar(40), day date, done boolean, share decimal(30, 20), big bigint, changed datetime)',
      `INSERT INTO source.item SELECT 'u1', concat('督', seq), '2020-02-29', 1, 0.12345678901234567890, 9007199254740993, '2020-01-01 08:00:00' + INTERVAL seq HOUR FROM source.seq_1_to_1500`
        .replace('source.seq', 'seq')
        .replace('FROM seq', 'FROM source.seq'),
    );
  });
  afterAll(() => server.stop());

  const source = (query: string, more: object = {}) => ({
    kind: 'mysql',
    host: '127.0.0.1',
    port: server.port,
    database: 'source',
    user: server.user,
    tls: 'off',
    query,
    ...more,
  });

  it('reads as the rows come, from where it ended, exactly', async () => {
    const query =
      'SELECT unit, no, day, done, share, big, changed FROM item WHERE changed > :since ORDER BY changed';
    const made = await add(source(query, { cursorColumn: 'changed' }), {
      since: '2020-01-01 00:00:00',
      secret: server.password,
    });
    expect(good(await preview(made.id)).rows[0]?.cells).toEqual({
      单位: 'u1',
      编号: '督1',
      交办日期: '2020-02-29',
      已办结: '1',
    });
    expect(await pullNow(made.id)).toEqual({ kind: 'done' });
    expect(await lastRun(made.id)).toMatchObject({ rows: 1500, rejects: 0, until: '2020-03-03 20:00:00' });
    expect(await pullNow(made.id)).toEqual({ kind: 'done' });
    expect(await lastRun(made.id)).toMatchObject({ rows: 0 });
  });

  it('says why it cannot, and only reads', async () => {
    const shown = async (query: string, secret: string | null = server.password, more: object = {}) =>
      codes(await preview((await add(source(query, { seconds: 2, ...more }), { secret })).id));
    expect(await shown('SELECT * FROM item', '错')).toEqual(['connector-source-failed']);
    expect(await shown('SELECT nothing FROM item')).toEqual(['connector-source-failed']);
    expect(await shown('SELECT sleep(30) AS unit')).toEqual(['remote-too-slow']);
    expect(await shown("SELECT unit FROM item INTO OUTFILE '/tmp/x'")).toEqual(['connector-source-failed']);
    expect(await shown('SELECT * FROM item', server.password, { tls: 'verify' })).toEqual([
      'remote-unreachable',
    ]);
  });
});
