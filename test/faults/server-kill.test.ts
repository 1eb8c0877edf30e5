import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPostmaster } from '../../src/store/embedded/postmaster.ts';
import { dayFromNow } from '../e2e/example-facts.ts';
import { foundOffice } from '../e2e/found-office.ts';
import { type ServerProcess, startServerProcess } from '../e2e/server-process.ts';
import { moveTo, type Visitor } from '../e2e/visitor.ts';
import { platformSchemeFiles } from '../support/test-platform.ts';
import { freePort } from '../support/test-server.ts';
import { longestCycle } from './writer.ts';

/** How often the server or its database is killed: six in the suite, `FAULT_CYCLES=1000` on demand. */
const cycles = Number(process.env.FAULT_CYCLES ?? 6);
const writers = 4;

let folder = '';
let clerk: Visitor;

/** What the server said it has: the commit's number and the file. */
interface Acknowledged {
  readonly sequence: number;
  readonly batch: string;
}

const at = '/campaigns/2020';

beforeAll(async () => {
  folder = await mkdtemp('/var/tmp/zhunsheng-server-kill-');
  await chmod(folder, 0o711);
  const server = await start();
  const office = await foundOffice(server.origin, server.setupToken ?? '', '某县考核办');
  clerk = office.clerk;
  await prepare();
  await server.stop();
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const start = async (): Promise<ServerProcess> =>
  startServerProcess({ folder: join(folder, 'data'), port: await freePort() });

async function prepare(): Promise<void> {
  const source = { kind: 'files', files: await platformSchemeFiles() };
  const version = '/schemes/small/versions/1';
  await clerk.ask('POST', '/schemes/small/versions', { body: { source } });
  await clerk.ask('POST', `${version}/check`);
  await clerk.ask('POST', `${version}/publish`, { body: { reason: '发布' } });
  const days = { opensOn: dayFromNow(-1), dueOn: dayFromNow(5), locksOn: dayFromNow(9) };
  await clerk.ask('POST', '/campaigns', {
    body: { id: '2020', title: '考核', scheme: 'small', version: 1, ...days },
  });
  await clerk.ask('POST', `${at}/open`);
}

/** Hands in one row after another until the server is gone. */
async function writeOn(acknowledged: Acknowledged[], unsure: string[]): Promise<void> {
  for (;;) {
    const key = randomUUID();
    const sent = await handIn(key).catch(() => null);
    if (sent === null) return void unsure.push(key);
    acknowledged.push(sent);
  }
}

/** One row whose content is its key: the same key is the same row. */
async function handIn(key: string): Promise<Acknowledged> {
  const row = { 单位: 'u1', 编号: key, 交办日期: '2020-06-01', 已办结: '是' };
  const reply = await clerk.ask<{ batch: Acknowledged }>(
    'POST',
    `${at}/datasets/${encodeURIComponent('事项')}/batches?fileName=rows.jsonl`,
    { key, bytes: { type: 'application/x-ndjson', content: JSON.stringify(row) } },
  );
  return reply.batch;
}

/** As a client does after a break: asks again with the same key until the server knows what became of it. */
async function handInAgain(key: string): Promise<Acknowledged> {
  for (;;) {
    const sent = await handIn(key).catch((error: Error) => error);
    if (!(sent instanceof Error)) return sent;
    if (!sent.message.includes('idempotency-key-busy')) throw sent;
    await pause(1_000);
  }
}

async function killSomething(server: ServerProcess, cycle: number): Promise<void> {
  if (cycle % 2 === 1) {
    const database = await readPostmaster(join(folder, 'data', 'postgres'));
    if (database !== null) process.kill(database.pid, 'SIGKILL');
    await pause(Math.random() * 100);
  }
  await server.kill();
}

async function everyBatch(): Promise<ReadonlyMap<number, string>> {
  const found = new Map<number, string>();
  let cursor: string | null = '';
  while (cursor !== null) {
    const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const page: { items: readonly Acknowledged[]; next: string | null } = await clerk.ask(
      'GET',
      `${at}/batches?limit=500${query}`,
    );
    for (const each of page.items) found.set(each.sequence, each.batch);
    cursor = page.next;
  }
  return found;
}

describe.runIf(process.platform === 'linux')('kill -9 of the server under load', () => {
  it(
    `or of its database loses nothing that was acknowledged, and what is sent again is there once (${cycles} cycles)`,
    async () => {
      const acknowledged: Acknowledged[] = [];
      const unsure: string[] = [];
      for (let cycle = 0; cycle < cycles; cycle++) {
        const server = await start();
        moveTo(clerk, server.origin);
        const wanted = acknowledged.length + 4;
        const writing = Array.from({ length: writers }, () => writeOn(acknowledged, unsure));
        while (acknowledged.length < wanted) await pause(10);
        await pause(Math.random() * 200);
        await killSomething(server, cycle);
        await Promise.all(writing);
      }
      const last = await start();
      moveTo(clerk, last.origin);
      for (const key of unsure) acknowledged.push(await handInAgain(key));
      const kept = await everyBatch();
      expect(acknowledged.filter(({ sequence, batch }) => kept.get(sequence) !== batch)).toEqual([]);
      expect(new Set(kept.values()).size).toBe(kept.size);
      await last.stop();
      console.info(`kill -9 of the server: ${cycles} cycles, ${acknowledged.length} acknowledged, 0 lost`);
    },
    cycles * longestCycle,
  );
});
