import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, statfs, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildProgram, expectNothingLost, readKept, startWriter, untilMore } from './writer.ts';

const disk = await mkdtemp('/var/tmp/zhunsheng-disk-');
const mounted = mount(disk);

/** Whether a small disk could be made there: root's right, which a container may withhold. */
function mount(folder: string): boolean {
  if (process.platform !== 'linux') return false;
  const options = ['-t', 'tmpfs', '-o', 'size=160m,mode=711', 'tmpfs', folder];
  return spawnSync('mount', options).status === 0;
}

beforeAll(buildProgram, 180_000);
afterAll(async () => {
  if (mounted) spawnSync('umount', [disk]);
  await rm(disk, { recursive: true, force: true });
});

describe.runIf(mounted)('a full disk', () => {
  it('is named to the writers, loses nothing, and is over when there is room again', async () => {
    const folder = join(disk, 'data');
    const writer = startWriter(folder, 'full');
    await untilMore(writer, 8);
    const room = await statfs(disk);
    const filler = join(disk, 'filler');
    await writeFile(filler, Buffer.alloc(room.bavail * room.bsize)).catch(() => undefined);
    await expect.poll(() => writer.said(), { timeout: 30_000 }).toContain('No space left on device');
    await unlink(filler);
    await untilMore(writer, 100);
    await writer.kill();
    expectNothingLost(await readKept(folder), writer.acknowledged);
  }, 120_000);
});
