import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { stackTrace } from '../cli/harness.ts';
import { installedServer, startServer } from '../support/test-server.ts';
import { openFolder, removeFolders, run, startServing } from './server-process.ts';

afterAll(removeFolders);

const statusOf = (url: string): Promise<number> => fetch(url).then((reply) => reply.status);
const ready = async (url: string): Promise<string> => {
  const told = (await (await fetch(`${url}/readyz`)).json()) as { readonly status: string };
  return told.status;
};

describe('a server on a data folder', { timeout: 120_000 }, () => {
  it('starts from nothing, prints a one-time link, and stops when it is told to', async () => {
    const data = join(await openFolder(), 'data');
    const server = await startServing(['--data', data]);
    expect(JSON.parse(server.out())).toMatchObject({
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      setupLink: expect.stringMatching(/^\/setup#[\w-]{43}$/),
      demoAccounts: null,
    });
    expect(await ready(server.url)).toBe('ready');
    expect(await statusOf(`${server.url}/api/v1/openapi.json`)).toBe(200);
    expect(await server.end('SIGTERM')).toBe(0);
    expect(server.err()).not.toMatch(stackTrace);
    expect(await readdir(data)).not.toContain('postmaster.pid');
  });

  it('killed outright starts again, with the same accounts to be set up and an intact audit log', async () => {
    const data = join(await openFolder(), 'data');
    const first = await startServing(['--data', data]);
    expect(await first.end('SIGKILL')).toBe(null);
    const second = await startServing(['--data', data]);
    expect(await ready(second.url)).toBe('ready');
    await second.end('SIGINT');
    expect(await run(['audit', 'verify', '--data', data])).toMatchObject({ code: 0 });
  });

  it('says in one line why it cannot start', async () => {
    const folder = await openFolder();
    const server = await startServing(['--data', join(folder, 'data')]);
    const { port } = new URL(server.url);
    const taken = await run(['serve', '--data', join(folder, 'other'), '--port', port]);
    expect([taken.code, taken.err]).toEqual([2, expect.stringContaining('[port-taken]')]);
    await server.end('SIGTERM');
    const wrong: [string[], Record<string, string>, string][] = [
      [['--data', join(folder, 'x'), '--port', '70000'], {}, 'option-not-a-number'],
      [['--data', '/dev/null'], {}, 'store-folder-unusable'],
      [['--data', join(folder, 'x'), '--host', '203.0.113.1'], {}, 'port-refused'],
      [['--data', join(folder, 'y')], { DATABASE_URL: 'mysql://x' }, 'store-url-invalid'],
    ];
    for (const [args, environment, code] of wrong) {
      const ended = await run(['serve', ...args], environment);
      expect([code, ended.code]).toEqual([code, 2]);
      expect(ended.err).toContain(`[${code}]`);
      expect(ended.err).not.toMatch(stackTrace);
    }
  });
});

describe('the demonstration', { timeout: 240_000 }, () => {
  it('is there at once, filled while people look around, goes on after a kill, and is removed as a whole', async () => {
    const data = join(await openFolder(), 'data');
    const first = await startServing(['--data', data, '--demo']);
    expect(JSON.parse(first.out()).demoAccounts).toBeGreaterThan(65);
    await pause(500);
    await first.end('SIGKILL');
    const second = await startServing(['--data', data, '--demo']);
    const filled = async (): Promise<number> =>
      (await readdir(join(data, 'facts', 'demo-shengzhou', 'shengzhou-2020', 'batches')).catch(() => []))
        .length;
    await expect.poll(filled, { timeout: 120_000, interval: 500 }).toBe(49);
    const removed = await run(['demo', '--remove', '--data', data, '--json']);
    expect(JSON.parse(removed.out).removed).toHaveLength(1);
    expect(await readdir(join(data, 'facts'))).toEqual([]);
    expect(await second.end('SIGTERM')).toBe(0);
    const third = await startServing(['--data', data, '--demo']);
    expect(JSON.parse(third.out())).toMatchObject({ demoAccounts: null });
    await third.end('SIGTERM');
    expect(await run(['audit', 'verify', '--data', data])).toMatchObject({ code: 0 });
  });
});

describe.runIf(installedServer !== null)('two servers on one DATABASE_URL', { timeout: 120_000 }, () => {
  it('start together, share what they know, and one may go', async () => {
    const database = await startServer(installedServer ?? '');
    const data = join(await openFolder(), 'data');
    const both = await Promise.all(
      [1, 2].map(() => startServing(['--data', data], { DATABASE_URL: database.url })),
    );
    for (const server of both) expect(await ready(server.url)).toBe('ready');
    expect(await both[0]?.end('SIGTERM')).toBe(0);
    expect(await ready(both[1]?.url ?? '')).toBe('ready');
    expect(await both[1]?.end('SIGTERM')).toBe(0);
    await database.stop();
  });
});
