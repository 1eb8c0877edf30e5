import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestPerson, testPerson } from '../../test/support/sign-in.ts';
import { openTestPlatform, type TestPlatform } from '../../test/support/test-platform.ts';
import { act, type Deed } from '../app/work/act.ts';
import { ok } from '../core/problem/problem.ts';
import type { Grant } from '../port/actor.ts';
import { buildServer } from './server.ts';

let test: TestPlatform;
let app: FastifyInstance;
const people: Record<string, TestPerson> = {};
const streams: Stream[] = [];

beforeAll(async () => {
  test = await openTestPlatform();
  const who: Record<string, Grant> = {
    office: { role: 'office', scope: null },
    leader: { role: 'leader', scope: null },
    u1: { role: 'unit', scope: 'u1' },
    u2: { role: 'unit', scope: 'u2' },
    甲局: { role: 'lead', scope: '甲局' },
    乙局: { role: 'lead', scope: '乙局' },
    auditor: { role: 'audit-admin', scope: null },
  };
  for (const [name, grant] of Object.entries(who))
    people[name] = await testPerson(test.pool, test.office, [grant]);
  people.stranger = await testPerson(test.pool, 'other', [{ role: 'office', scope: null }]);
});
beforeEach(async () => {
  app = await buildServer(test.platform);
  await app.listen({ host: '127.0.0.1', port: 0 });
});
afterEach(async () => {
  for (const stream of streams.splice(0)) stream.close();
  await app.close();
});
afterAll(() => test.close());

interface Stream {
  readonly status: number;
  text(): string;
  readonly ended: Promise<void>;
  close(): void;
}

function open(name: string, headers: Record<string, string> = {}): Promise<Stream> {
  const { port } = app.server.address() as AddressInfo;
  return new Promise((done, fail) => {
    const asked = request(
      { port, path: '/api/v1/events', headers: { ...people[name]?.browser, ...headers } },
      (reply) => {
        let text = '';
        const ended = new Promise<void>((end) => reply.on('close', () => end()));
        reply.on('error', () => undefined);
        reply.setEncoding('utf8').on('data', (chunk) => (text += chunk));
        const stream = {
          status: reply.statusCode ?? 0,
          text: () => text,
          ended,
          close: () => asked.destroy(),
        };
        streams.push(stream);
        done(stream);
      },
    );
    asked.on('error', fail).end();
  });
}

/** An open stream that was told where it begins. */
async function listening(name: string, headers: Record<string, string> = {}): Promise<Stream> {
  const stream = await open(name, headers);
  await expect.poll(() => stream.text()).toMatch(/id: \d+\n/);
  return stream;
}

async function does(deed: Omit<Deed, 'details'>, account = 'office-1'): Promise<void> {
  const actor = { ...test.actors.office, account };
  await act(test.platform, actor, async (work) => {
    work.record({ details: {}, ...deed });
    return ok(null);
  });
}

const subjectsIn = (stream: Stream): string[] =>
  [...stream.text().matchAll(/"subject":"([^"]*)"/g)].map(([, subject = '']) => subject);

const about = (unit: string, indicator: string) => ({ campaign: test.campaign, unit, indicator });

describe('events', () => {
  it('reach those whom they concern, and nobody else', async () => {
    const names = ['office', 'leader', 'u1', 'u2', '甲局', '乙局', 'stranger'];
    const open = await Promise.all(names.map((name) => listening(name)));
    await does({ action: 'appeal.lodge', subject: 'appeal-of-u1', ...about('u1', 'done') });
    await does({ action: 'campaign.edit', subject: 'secret-plan', campaign: test.campaign });
    await does({ action: 'bulletin.issue', subject: 'bulletin', campaign: test.campaign });
    for (const [i, stream] of open.entries())
      if (names[i] !== 'stranger') await expect.poll(() => subjectsIn(stream)).toContain('bulletin');
    const seen = Object.fromEntries(names.map((name, i) => [name, subjectsIn(open[i] as Stream)]));
    expect(seen).toEqual({
      office: ['appeal-of-u1', 'secret-plan', 'bulletin'],
      leader: ['appeal-of-u1', 'bulletin'],
      u1: ['appeal-of-u1', 'bulletin'],
      u2: ['bulletin'],
      甲局: ['appeal-of-u1', 'bulletin'],
      乙局: ['bulletin'],
      stranger: [],
    });
  });

  it('do not say who it was', async () => {
    const stream = await listening('u1');
    await does({ action: 'submission.review', subject: 's', ...about('u1', 'done') }, 'some-account-id');
    await expect.poll(() => subjectsIn(stream)).toEqual(['s']);
    expect(stream.text()).not.toContain('some-account-id');
  });

  it('that were missed are told after a break, each once and in order', async () => {
    const first = await listening('office');
    const last = /id: (\d+)/.exec(first.text())?.[1] ?? '';
    first.close();
    for (let n = 0; n < 5; n++) await does({ action: 'unit.edit', subject: `missed-${n}` });
    const second = await listening('office', { 'last-event-id': last });
    await does({ action: 'unit.edit', subject: 'later' });
    await expect.poll(() => subjectsIn(second)).toContain('later');
    expect(subjectsIn(second)).toEqual(['missed-0', 'missed-1', 'missed-2', 'missed-3', 'missed-4', 'later']);
  });

  it('go on after the database connection broke', async () => {
    const stream = await listening('office');
    await test.pool.query(
      `SELECT pg_terminate_backend(a.pid) FROM pg_stat_activity AS a WHERE a.query LIKE 'LISTEN%' AND a.datname = current_database()`,
    );
    await does({ action: 'unit.edit', subject: 'after-the-break' });
    await expect.poll(() => subjectsIn(stream), { timeout: 10_000 }).toEqual(['after-the-break']);
  });
});

describe('a stream', () => {
  it('is only for those who take part', async () => {
    expect((await open('auditor')).status).toBe(403);
    expect((await open('nobody')).status).toBe(401);
  });

  it('ends within a second once the session is ended by the security administrator', async () => {
    const person = await testPerson(test.pool, test.office, [{ role: 'leader', scope: null }]);
    people.revoked = person;
    const stream = await listening('revoked');
    await test.pool.query('UPDATE zhunsheng.session SET ended_at = now() WHERE account = $1', [
      person.account,
    ]);
    const started = performance.now();
    await does({ action: 'session.revoke', subject: `account/${person.account}` });
    await stream.ended;
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('ends when the server stops', async () => {
    const stream = await listening('office');
    await app.close();
    await stream.ended;
  });

  it('is one of a limited number', async () => {
    const person = await testPerson(test.pool, test.office, [{ role: 'leader', scope: null }]);
    people.greedy = person;
    for (let n = 0; n < 10; n++) expect((await listening('greedy')).status).toBe(200);
    expect((await open('greedy')).status).toBe(429);
    streams.at(-2)?.close();
    await expect.poll(async () => (await open('greedy')).status).toBe(200);
  });
});
