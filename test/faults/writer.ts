import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { verifyAudit } from '../../src/store/audit/verify.ts';
import { openStore } from '../../src/store/connect.ts';

/** The longest that a writer may take from one acknowledged write to the next, restarts included. */
export const longestCycle = 60_000;

/** The writers run the built program; its command builds what is out of date. */
export function buildProgram(): void {
  const command = join(import.meta.dirname, '..', '..', 'bin', 'zhunsheng');
  const built = spawnSync(process.execPath, [command, '--version'], { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(built.stderr);
}

/** A process that writes to a store without end. */
export interface Writer {
  readonly child: ChildProcess;
  readonly acknowledged: string[];
  /** Everything it said. */
  said(): string;
  kill(): Promise<void>;
}

/** Starts one on a folder; what it writes is named after `run`. */
export function startWriter(folder: string, run: string): Writer {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'write-forever.mjs'), folder, run]);
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
export async function untilMore(writer: Writer, more: number): Promise<void> {
  const [wanted, deadline] = [writer.acknowledged.length + more, Date.now() + longestCycle];
  while (writer.acknowledged.length < wanted) {
    if (writer.child.exitCode !== null || Date.now() > deadline) throw new Error(writer.said().slice(-2000));
    await pause(10);
  }
}

/** What a store holds of the writes. */
export interface Kept {
  readonly batches: readonly string[];
  readonly entries: readonly string[];
  readonly problems: readonly unknown[];
}

/** Opens the store, as after any fault, and reads what is in it. */
export async function readKept(folder: string): Promise<Kept> {
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

export function expectNothingLost(kept: Kept, acknowledged: readonly string[]): void {
  const there = new Set(kept.batches);
  expect(acknowledged.filter((name) => !there.has(name))).toEqual([]);
  // Both tables hold the same: no transaction was half kept.
  expect([...kept.entries].sort()).toEqual([...kept.batches].sort());
  expect(kept.problems).toEqual([]);
}
