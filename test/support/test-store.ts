import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { openStore, type Store } from '../../src/store/connect.ts';
import { migrate } from '../../src/store/migrate/migrate.ts';
import { steps } from '../../src/store/migrate/steps.ts';
import { openPool } from '../../src/store/pool.ts';

/** A running database for one test file, with as many empty databases in it as the tests want. */
export interface TestStore {
  readonly folder: string;
  readonly store: Store;
  /** A new database, migrated to the last step unless told otherwise. */
  database(migrated?: boolean): Promise<Pool>;
  close(): Promise<void>;
}

/** A real embedded database in a new folder. */
export async function openTestStore(): Promise<TestStore> {
  const folder = await mkdtemp('/var/tmp/zhunsheng-test-');
  await chmod(folder, 0o711);
  const opened = await openStore({ dataDir: join(folder, 'data') });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  const store = opened.value;
  const pools: Pool[] = [];
  let count = 0;
  const open = (database: string): Pool => openPool({ ...connectionOf(store), database });
  // The steps are taken once; every migrated database is a copy.
  let template: Promise<void> | null = null;
  const prepare = async (): Promise<void> => {
    await store.pool.query('CREATE DATABASE migrated');
    const pool = open('migrated');
    const done = await migrate(pool, steps);
    await pool.end();
    if (!done.ok) throw new Error(JSON.stringify(done.problems));
  };
  return {
    folder,
    store,
    async database(migrated = true) {
      const name = `test_${count++}`;
      if (migrated) {
        template ??= prepare();
        await template;
      }
      await store.pool.query(`CREATE DATABASE ${name} ${migrated ? 'TEMPLATE migrated' : ''}`);
      const pool = open(name);
      pools.push(pool);
      return pool;
    },
    async close() {
      for (const pool of pools) await pool.end();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function connectionOf(store: Store): { host: string; user: string } {
  const { host = '', user = '' } = store.pool.options;
  return { host, user };
}
