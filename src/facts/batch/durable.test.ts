import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFolder } from './durable.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhunsheng-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('making a folder', () => {
  it('makes those above it, and is content with one that is there', async () => {
    await makeFolder(join(folder, 'a', 'b', 'c'));
    await makeFolder(join(folder, 'a', 'b', 'c'));
    expect((await stat(join(folder, 'a', 'b', 'c'))).isDirectory()).toBe(true);
  });

  it('makes them for many at once', async () => {
    for (let n = 0; n < 50; n++)
      await Promise.all(Array.from({ length: 10 }, () => makeFolder(join(folder, `many-${n}`, 'b', 'c'))));
    expect((await stat(join(folder, 'many-49', 'b', 'c'))).isDirectory()).toBe(true);
  });

  it('fails where a file is in the way', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(makeFolder(join(folder, 'file'))).rejects.toThrow('EEXIST');
    await expect(makeFolder(join(folder, 'file', 'inside'))).rejects.toThrow('ENOTDIR');
  });

  it.skipIf(!existsSync('/proc'))('fails, and ends, where the system has no room for folders', async () => {
    await expect(makeFolder('/proc/zhunsheng')).rejects.toThrow('ENOENT');
    await expect(makeFolder('/proc/zhunsheng/inside')).rejects.toThrow('ENOENT');
  });
});
