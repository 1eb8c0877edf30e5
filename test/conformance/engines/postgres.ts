import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Pool } from 'pg';
import type { MeasurePlan, MeasureTable, Standpoint } from '../../../src/core/measure/plan.ts';
import type { Row } from '../../../src/core/measure/row.ts';
import type { Result } from '../../../src/core/problem/problem.ts';
import type { Dataset } from '../../../src/core/scheme/scheme.ts';
import { openPostgresFacts, type PostgresFacts, prepareFacts } from '../../../src/facts/postgres/engine.ts';
import type { TracedRow } from '../../../src/facts/postgres/insert-rows.ts';
import { loadBatch } from '../../../src/facts/postgres/load.ts';
import { openStore } from '../../../src/store/connect.ts';
import { scheme } from './fixture.ts';

/** A real PostgreSQL with an empty schema for facts: the server of DATABASE_URL, or one of our own. */
export interface PostgresFixture {
  /** A space of its own for every call. */
  space(): PostgresFacts;
  readonly pool: Pool;
  close(): Promise<void>;
}

export async function startPostgres(): Promise<PostgresFixture> {
  const url = process.env.DATABASE_URL;
  const folder = await mkdtemp('/var/tmp/zhunsheng-test-');
  await chmod(folder, 0o711);
  const opened = await openStore(
    url === undefined ? { dataDir: join(folder, 'data') } : { databaseUrl: url },
  );
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  const store = opened.value;
  const pool = url === undefined ? await openForeign(store.pool) : store.pool;
  const schema = `facts test ${process.pid} ${process.hrtime.bigint()}`;
  await Promise.all([1, 2, 3].map(() => prepareFacts({ pool, schema })));
  let spaces = 0;
  return {
    pool,
    space: () => ({ pool, schema, space: String(spaces++) }),
    close: async () => {
      if (pool === store.pool) await dropSchema(pool, schema);
      else await pool.end();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A database that sorts texts and writes days as some country does, which no answer may depend on. */
async function openForeign(pool: Pool): Promise<Pool> {
  await pool.query(
    `CREATE DATABASE elsewhere TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'zh' LOCALE 'C'`,
  );
  await pool.query(`ALTER DATABASE elsewhere SET DateStyle = 'German'`);
  await pool.query(`ALTER DATABASE elsewhere SET TimeZone = 'America/St_Johns'`);
  const foreign = new Pool({ ...pool.options, database: 'elsewhere' });
  foreign.on('error', () => undefined);
  return foreign;
}

/** Table by table: one statement cannot lock them all. */
async function dropSchema(pool: Pool, schema: string): Promise<void> {
  const found = await pool.query<{ name: string }>(
    `SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables
      WHERE schemaname = $1 ORDER BY tablename DESC`,
    [schema],
  );
  for (const { name } of found.rows) await pool.query(`DROP TABLE ${name} CASCADE`);
  await pool.query(`DROP SCHEMA "${schema}"`);
}

/** Rows as they come from one delivery. */
export const traced = (rows: readonly Row[], file = 'delivery.csv'): readonly TracedRow[] =>
  rows.map((cells, i) => ({ file, line: i + 2, cells }));

/** What PostgreSQL answers over the rows, loaded as one batch a dataset. */
export async function measureStored(
  facts: PostgresFacts,
  rows: ReadonlyMap<Dataset, readonly Row[]>,
  plan: MeasurePlan,
  at: Standpoint,
): Promise<Result<MeasureTable>> {
  for (const [dataset, each] of rows) {
    const loaded = await loadBatch(facts, {
      dataset,
      action: 'append',
      batch: `rows of ${dataset.name}`,
      knownAt: '2020-01-01T00:00:00Z',
      by: 'x',
      rows: traced(each),
    });
    if (!loaded.ok || loaded.value.rejects.length > 0) throw new Error(JSON.stringify(loaded));
  }
  return openPostgresFacts(facts, scheme).measure(plan, scheme.units, at);
}
