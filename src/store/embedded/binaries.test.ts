import { spawnSync } from 'node:child_process';
import { chmod, cp, mkdtemp, readdir, rm, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyoneCanRun, unprivileged } from './account.ts';
import { findBinaries } from './binaries.ts';
import { makeLibraryLinks, missingLinks } from './library-links.ts';
import { placeBinaries } from './place-binaries.ts';

let parent = '';
let native = '';

const version = (folder: string) =>
  spawnSync(join(folder, 'bin', 'postgres'), ['--version'], { encoding: 'utf8' });

beforeAll(async () => {
  const found = findBinaries();
  if (!found.ok) throw new Error(JSON.stringify(found.problems));
  parent = await mkdtemp('/var/tmp/zhunsheng-test-');
  native = join(parent, 'package', 'native');
  await cp(found.value, native, { recursive: true, verbatimSymlinks: true });
  await removeLinks(join(native, 'lib'));
});
afterAll(() => rm(parent, { recursive: true, force: true }));

async function removeLinks(folder: string): Promise<void> {
  for (const each of await readdir(folder, { withFileTypes: true }))
    if (each.isSymbolicLink()) await unlink(join(folder, each.name));
}

describe('the bundled PostgreSQL', () => {
  it('installed without install scripts lacks its library links until they are made', async () => {
    expect(version(native).status).not.toBe(0);
    expect((await missingLinks(native)).length).toBeGreaterThan(10);
    await Promise.all([makeLibraryLinks(native), makeLibraryLinks(native)]);
    expect(await missingLinks(native)).toEqual([]);
    expect(version(native).stdout).toContain('PostgreSQL) 18.');
  });

  it('is copied where the account cannot reach it, once', async () => {
    await chmod(parent, 0o711);
    await chmod(join(parent, 'package'), 0o700);
    expect(everyoneCanRun(native)).toBe(false);
    const placed = await placeBinaries(native, { kind: 'other', uid: unprivileged }, parent);
    expect(placed).toBe(join(parent, 'postgres-18-programs', 'native'));
    expect(everyoneCanRun(placed)).toBe(true);
    expect(version(placed).stdout).toContain('PostgreSQL) 18.');
    expect(await placeBinaries(native, { kind: 'other', uid: unprivileged }, parent)).toBe(placed);
    expect(await placeBinaries(native, { kind: 'self' }, parent)).toBe(native);
  });
});
