import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../src/store/audit/verify.ts';
import { openStore } from '../../src/store/connect.ts';
import { readPostmaster } from '../../src/store/embedded/postmaster.ts';

/** How often each is done: a few in the suite, `FAULT_CYCLES=1000` on demand. */
const cycles = Number(process.env.FAULT_CYCLES ?? 5);
const starts = Math.max(2, Math.ceil(cycles / 10));
const longestCycle = 60_000;

const root = join(import.meta.dirname, '..', '..');
let parent = '';

beforeAll(async () => {
  parent = await mkdtemp('/var/tmp/zhunsheng-faults-');
  await chmod(parent, 0o711);
  // The writers run the built program; its command builds what is out of date.
  const built = spawnSync(process.execPath, [join(root, 'bin', 'zhunsheng'), '--version'], {
    encoding: 'utf8',
  });
  if (built.status !== 0) throw new Error(built.stderr);
}, 180_000);
afterAll(() => rm(parent, { recursive: true, force: true }));

interface Writer {
  readonly child: ChildProcess;
  readonly acknowledged: string[];
  /** Everything it said. */
  said(): string;
  kill(): Promise<void>;
}

function startWriter(folder: string, run: string): Writer {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'writer.mjs'), folder, run]);
  const acknowledged: string[] = [];
  let [text, unread] = ['', ''];
  child.stdout.on('data', (data) => {
    text += data;
    const lines = `${unread}${data}`.split('\n');
    unread = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('ack ')) acknowledged.push(line.slice(4));
  });
  child.stderr.on('data', (data) => (text += data));
  const closed = new Promise((done) => child.once('close', done));
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await closed;
  };
  return { child, acknowledged, said: () => text, kill };
}

/** Waits until so many more writes were acknowledged; a writer that ended or hangs fails the test with its words. */
async function untilMore(writer: Writer, more: number): Promise<void> {
  const [wanted, deadline] = [writer.acknowledged.length + more, Date.now() + longestCycle];
  while (writer.acknowledged.length < wanted) {
    if (writer.child.exitCode !== null || Date.now() > deadline) throw new Error(writer.said().slice(-2000));
    await pause(10);
  }
}

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

interface Kept {
  readonly batches: readonly string[];
  readonly entries: readonly string[];
  readonly problems: readonly unknown[];
}

async function readKept(folder: string): Promise<Kept> {
  const opened = await openStore({ dataDir: folder });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  const { pool, close } = opened.value;
  const batches = await pool.query('SELECT b.dataset AS name FROM zhunsheng.batch AS b ORDER BY b.sequence');
  const entries = await pool.query(
    'SELECT e.subject AS name FROM zhunsheng.audit_entry AS e ORDER BY e.sequence',
  );
  const { problems } = await verifyAudit(pool, { trusted: [], checkpoints: [] });
  await close();
  const names = (rows: readonly { name: string }[]) => rows.map((row) => row.name);
  return { batches: names(batches.rows), entries: names(entries.rows), problems };
}

function expectNothingLost(kept: Kept, acknowledged: readonly string[]): void {
  const there = new Set(kept.batches);
  expect(acknowledged.filter((name) => !there.has(name))).toEqual([]);
  // Both tables hold the same: no transaction was half kept.
  expect([...kept.entries].sort()).toEqual([...kept.batches].sort());
  expect(kept.problems).toEqual([]);
}

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
