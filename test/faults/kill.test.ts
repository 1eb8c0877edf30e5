import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPostmaster } from '../../src/store/embedded/postmaster.ts';
import {
  buildProgram,
  expectNothingLost,
  longestCycle,
  readKept,
  startWriter,
  untilMore,
  type Writer,
} from './writer.ts';

/** With those of the server, fifty in the suite; `FAULT_CYCLES=1000` on demand. */
const cycles = Number(process.env.FAULT_CYCLES ?? 36);
const starts = Math.max(8, Math.ceil(cycles / 10));

let parent = '';

beforeAll(async () => {
  parent = await mkdtemp('/var/tmp/zhunsheng-faults-');
  await chmod(parent, 0o711);
  buildProgram();
}, 180_000);
afterAll(() => rm(parent, { recursive: true, force: true }));

async function killServer(folder: string, which: 'postmaster' | 'backend'): Promise<void> {
  const server = await readPostmaster(join(folder, 'postgres'));
  if (server === null) throw new Error('no server');
  const children = readFileSync(`/proc/${server.pid}/task/${server.pid}/children`, 'utf8').trim().split(' ');
  const pid = which === 'postmaster' ? server.pid : Number(children.at(-1));
  process.kill(pid, 'SIGKILL');
}

/** What is killed in turn; afterwards the writer, or else the next start, must go on by itself. */
const faults: readonly ((folder: string, writer: Writer) => Promise<void>)[] = [
  () => Promise.resolve(),
  (folder) => killServer(folder, 'postmaster'),
  async (folder, writer) => {
    await killServer(folder, 'postmaster');
    await untilMore(writer, 8);
  },
  async (folder, writer) => {
    await killServer(folder, 'backend');
    await untilMore(writer, 8);
  },
];

describe.runIf(process.platform === 'linux')('kill -9 under load', () => {
  it(
    `of the process, the database or one of its backends loses nothing that was acknowledged (${cycles} cycles)`,
    async () => {
      const folder = join(parent, 'killed');
      const acknowledged: string[] = [];
      for (let cycle = 0; cycle < cycles; cycle++) {
        const writer = startWriter(folder, String(cycle));
        await untilMore(writer, 8);
        await pause(Math.random() * 200);
        await faults[cycle % faults.length]?.(folder, writer);
        await pause(Math.random() * 50);
        await writer.kill();
        acknowledged.push(...writer.acknowledged);
      }
      expectNothingLost(await readKept(folder), acknowledged);
      console.info(`kill -9: ${cycles} cycles, ${acknowledged.length} acknowledged, 0 lost`);
    },
    cycles * longestCycle,
  );

  it(
    `during the first start leaves a folder that the next start uses (${starts} times)`,
    async () => {
      for (let start = 0; start < starts; start++) {
        const folder = join(parent, `first-${start}`);
        const interrupted = startWriter(folder, 'interrupted');
        await pause(100 + Math.random() * 1_400);
        await interrupted.kill();
        const writer = startWriter(folder, 'next');
        await untilMore(writer, 4);
        await writer.kill();
        expectNothingLost(await readKept(folder), [...interrupted.acknowledged, ...writer.acknowledged]);
        expect((await readdir(folder)).filter((name) => name.startsWith('.initializing'))).toEqual([]);
        await rm(folder, { recursive: true });
      }
    },
    starts * 2 * longestCycle,
  );
});
