import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallScheme } from '../fixtures/small-scheme.ts';
import { folderOf, removeFolders, stackTrace } from './harness.ts';

const command = join(import.meta.dirname, '..', '..', 'bin', 'zhunsheng');

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the real command as a process; `hangUp` stops reading its output at once. */
function start(args: readonly string[], hangUp = false): Promise<Ended> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [command, ...args]);
    let [out, err] = ['', ''];
    if (hangUp) child.stdout.destroy();
    else child.stdout.on('data', (data) => (out += data));
    child.stderr.on('data', (data) => (err += data));
    child.on('close', (code) => done({ code, out, err }));
  });
}

let scheme = '';
beforeAll(async () => {
  scheme = await folderOf(smallScheme);
  // The first run may build.
  await start(['--version']);
}, 180_000);
afterAll(removeFolders);

describe('the command', () => {
  it('runs from a checkout, prints rows on its output and ends with its code', async () => {
    const good = await start(['check', scheme, '--json']);
    expect(JSON.parse(good.out)).toMatchObject({ ok: true });
    expect(good).toMatchObject({ code: 0, err: '' });
    expect(await start(['check', '/no/such/folder'])).toMatchObject({ code: 2 });
    expect(await start([])).toMatchObject({ code: 2, out: '' });
  });

  it('ends quietly when nobody reads on', async () => {
    const { code, err } = await start(['describe', scheme], true);
    expect(err).not.toMatch(stackTrace);
    expect(code).toBe(0);
  });
});
