import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../connect.ts';
import { spawnAs, unprivileged } from './account.ts';
import { findBinaries } from './binaries.ts';
import { giveTo } from './data-folder.ts';
import { readPostmaster } from './postmaster.ts';

const isRoot = process.getuid?.() === 0;
let parent = '';
let folder = '';

async function opened(dataDir: string): Promise<Store> {
  const result = await openStore({ dataDir });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

async function refusal(dataDir: string): Promise<readonly unknown[]> {
  const result = await openStore({ dataDir });
  if (result.ok) await result.value.close();
  return result.problems.map(({ code, params }) => ({ code, params }));
}

beforeAll(async () => {
  parent = await mkdtemp('/var/tmp/zhunsheng-test-');
  await chmod(parent, 0o711);
  folder = join(parent, 'data');
});
afterAll(() => rm(parent, { recursive: true, force: true }));

describe('the database of a data folder', () => {
  it('is UTF-8 whatever the environment says, keeps checksums, listens on no port and keeps its rows', async () => {
    const first = await opened(folder);
    const shown = await first.pool.query(
      `SELECT current_setting('server_encoding') AS encoding, current_setting('data_checksums') AS checksums,
        current_setting('listen_addresses') AS addresses, datlocprovider AS provider, datlocale AS locale
        FROM pg_database WHERE datname = current_database()`,
    );
    expect(shown.rows).toEqual([
      { encoding: 'UTF8', checksums: 'on', addresses: '', provider: 'b', locale: 'C.UTF-8' },
    ]);
    await first.pool.query(`CREATE TABLE kept AS SELECT '龘𠮷' AS word`);
    await first.close();
    const again = await opened(folder);
    expect((await again.pool.query('SELECT word FROM kept')).rows).toEqual([{ word: '龘𠮷' }]);
    await again.close();
  });

  it('is made by the first and shared by the second of two that start at once', async () => {
    const shared = join(parent, 'shared');
    const stores = await Promise.all([opened(shared), opened(shared)]);
    expect(stores.map((store) => store.role).sort()).toEqual(['guest', 'supervisor']);
    const [one, other] = stores;
    await one.pool.query('CREATE TABLE seen AS SELECT 1 AS n');
    expect((await other.pool.query('SELECT n FROM seen')).rows).toEqual([{ n: 1 }]);
    expect((await readdir(shared)).filter((name) => name.startsWith('.'))).toEqual([]);
    for (const store of stores.sort((a) => (a.role === 'guest' ? -1 : 1))) await store.close();
    await rm(shared, { recursive: true });
  });

  it('comes back by itself after it was killed, and nobody else takes it over meanwhile', async () => {
    const store = await opened(folder);
    await store.pool.query('CREATE TABLE before_death AS SELECT 1 AS n');
    const killed = await pidOf(folder);
    process.kill(killed, 'SIGKILL');
    const rival = await opened(folder);
    expect(rival.role).toBe('guest');
    await expect.poll(async () => (await readPostmaster(cluster()))?.pid, longPoll).not.toBe(killed);
    const rows = () => store.pool.query('SELECT n FROM before_death').then((found) => found.rows);
    await expect.poll(() => rows().catch(() => null), longPoll).toEqual([{ n: 1 }]);
    await rival.close();
    await store.close();
    expect(await readPostmaster(cluster())).toBeNull();
  });

  it('starts though its pid file names some other program of the same account', async () => {
    const other = spawn('sleep', ['60'], isRoot ? { uid: unprivileged, gid: unprivileged } : {});
    await pause(50);
    await writeFile(
      join(folder, 'postgres', 'postmaster.pid'),
      `${other.pid}\n${folder}/postgres\n1\n5432\n/tmp\n\n`,
    );
    const store = await opened(folder);
    expect(store.role).toBe('supervisor');
    await store.close();
    expect(other.kill()).toBe(true);
  });

  it('does not keep what a killed first start left behind', async () => {
    const fresh = join(parent, 'fresh');
    await mkdir(join(fresh, '.initializing-1.1-00000000', 'base'), { recursive: true });
    await (await opened(fresh)).close();
    expect((await readdir(fresh)).sort()).toEqual(['postgres', 'postgres.log']);
    await rm(fresh, { recursive: true });
  });
});

describe('a database that is not safe', () => {
  it('is refused by the name of the setting', async () => {
    for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit']) {
      const file = join(folder, 'postgres', 'postgresql.conf');
      const before = await readFile(file);
      await appendFile(file, `\n${setting} = off\n`);
      expect(await refusal(folder)).toEqual([
        { code: 'store-setting-unsafe', params: { setting, found: 'off', needed: 'on' } },
      ]);
      await writeFile(file, before);
    }
  });

  it('that does not start is answered with what PostgreSQL said', async () => {
    const file = join(folder, 'postgres', 'postgresql.conf');
    const before = await readFile(file);
    await appendFile(file, '\nno_such_setting = 1\n');
    const [answer] = await refusal(folder);
    expect(answer).toMatchObject({
      code: 'store-start-failed',
      params: { reason: expect.stringContaining('no_such_setting') },
    });
    await writeFile(file, before);
  });

  it('of another major version is refused', async () => {
    const file = join(folder, 'postgres', 'PG_VERSION');
    await writeFile(file, '17\n');
    expect(await refusal(folder)).toMatchObject([
      { code: 'store-other-major', params: { found: '17', expected: '18' } },
    ]);
    await writeFile(file, '18\n');
  });

  it('that someone started by hand is left alone and named', async () => {
    const native = findBinaries();
    const program = join(native.ok ? native.value : '', 'bin', 'postgres');
    const account = isRoot ? ({ kind: 'other', uid: unprivileged } as const) : ({ kind: 'self' } as const);
    const args = ['-D', cluster(), '-c', 'listen_addresses=', '-c', `unix_socket_directories=${cluster()}`];
    const byHand = spawnAs(account, program, args, { stdio: 'ignore' });
    await expect.poll(async () => (await readPostmaster(cluster()))?.ready, longPoll).toBe(true);
    expect(await refusal(folder)).toEqual([
      { code: 'store-in-use', params: { folder, pid: String(byHand.pid) } },
    ]);
    byHand.kill('SIGINT');
    await once(byHand, 'exit');
  });

  it('cannot lie in a folder that is a file', async () => {
    await writeFile(join(parent, 'file'), '');
    expect(await refusal(join(parent, 'file', 'data'))).toMatchObject([{ code: 'store-folder-unusable' }]);
  });
});

describe.runIf(isRoot)('started as root', () => {
  it('runs under a user id without rights where every folder can be entered', async () => {
    const store = await opened(folder);
    expect(await ownerOf(await pidOf(folder))).toBe(String(unprivileged));
    await store.close();
  });

  it('leaves the database of an ordinary user with that user', async () => {
    await giveTo(cluster(), 12_345);
    const store = await opened(folder);
    expect(await ownerOf(await pidOf(folder))).toBe('12345');
    await store.close();
  });

  it('runs in a user namespace where the data folder is closed to others', async () => {
    const closed = join(parent, 'closed');
    await mkdir(closed, { mode: 0o700 });
    const store = await opened(join(closed, 'data'));
    expect((await store.pool.query('SELECT 1 AS n')).rows).toEqual([{ n: 1 }]);
    await store.close();
  });
});

const cluster = (): string => join(folder, 'postgres');
const longPoll = { timeout: 20_000, interval: 50 };

async function pidOf(dataDir: string): Promise<number> {
  const server = await readPostmaster(join(dataDir, 'postgres'));
  if (server === null) throw new Error('no server');
  return server.pid;
}

async function ownerOf(pid: number): Promise<string | undefined> {
  return /^Uid:\s+(\d+)/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1];
}
