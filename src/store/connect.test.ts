import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installedServer, startServer, type TestServer } from '../../test/support/test-server.ts';
import { openStore } from './connect.ts';
import { migrate } from './migrate/migrate.ts';
import { steps } from './migrate/steps.ts';
import { openPool } from './pool.ts';

const codes = async (databaseUrl: string): Promise<readonly unknown[]> => {
  const result = await openStore({ databaseUrl });
  if (result.ok) await result.value.close();
  return result.problems.map(({ code, params }) => [code, params]);
};

describe('DATABASE_URL', () => {
  it('that is no address of a PostgreSQL is refused', async () => {
    for (const url of ['', 'mysql://a@b/c', 'not an address'])
      expect(await codes(url)).toEqual([['store-url-invalid', {}]]);
  });

  it('that nobody answers at is named without its password', async () => {
    const [answer] = await codes('postgres://office:secret@127.0.0.1:1/assess');
    expect(answer).toMatchObject(['store-unreachable', { address: '127.0.0.1:1/assess' }]);
    expect(JSON.stringify(answer)).not.toContain('secret');
  });
});

describe.runIf(installedServer !== null)('a server', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer(installedServer ?? '');
  });
  afterAll(() => server.stop());

  it('is used like a database of our own, with a warning where it keeps no checksums', async () => {
    const opened = await openStore({ databaseUrl: server.url });
    expect(opened).toMatchObject({ ok: true, value: { role: 'server' } });
    expect(opened.problems.map((each) => each.code)).toEqual(['store-checksums-off']);
    if (!opened.ok) return;
    expect(await migrate(opened.value.pool, steps)).toMatchObject({ value: { applied: steps.length } });
    await opened.value.close();
  });

  it('in another encoding, or with unsafe settings, is refused with every reason', async () => {
    const pool = openPool({ connectionString: server.url });
    await pool.query(`CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0 LOCALE 'C'`);
    await pool.query('ALTER DATABASE latin SET synchronous_commit = off');
    await pool.query('ALTER SYSTEM SET fsync = off');
    await pool.query('SELECT pg_reload_conf()');
    await expect.poll(async () => (await pool.query('SHOW fsync')).rows[0].fsync).toBe('off');
    expect(await codes(server.url.replace(/postgres$/, 'latin'))).toEqual([
      ['store-encoding-wrong', { found: 'LATIN1' }],
      ['store-setting-unsafe', { setting: 'fsync', found: 'off', needed: 'on' }],
      ['store-setting-unsafe', { setting: 'synchronous_commit', found: 'off', needed: 'on' }],
      ['store-checksums-off', {}],
    ]);
    await pool.end();
  });
});
