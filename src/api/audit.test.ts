import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPerson, testPerson } from '../../test/support/sign-in.ts';
import { openTestPlatform, type TestPlatform } from '../../test/support/test-platform.ts';
import { keepCheckpoint } from '../app/job/checkpoint.ts';
import { act, type Deed } from '../app/work/act.ts';
import { ok } from '../core/problem/problem.ts';
import type { Actor } from '../port/actor.ts';
import { buildServer } from './server.ts';

let test: TestPlatform;
let app: FastifyInstance;
let auditor: TestPerson;
let worker: TestPerson;
beforeAll(async () => {
  test = await openTestPlatform();
  auditor = await testPerson(test.pool, test.office, [{ role: 'audit-admin', scope: null }], 'auditor');
  worker = await testPerson(test.pool, test.office, [{ role: 'office', scope: null }], 'worker');
  app = await buildServer(test.platform);
  const actor = { ...test.actors.office, account: worker.account };
  for (const deed of deeds) await does(actor, deed);
  await does(test.actors.stranger, { action: 'campaign.edit', subject: 'not-yours', details: {} });
  await keepCheckpoint(test.platform);
});
afterAll(async () => {
  await app.close();
  await test.close();
});

const of = { campaign: '2020', details: { reason: '理由', decision: '维持' } } as const;
const deeds: readonly Deed[] = [
  { action: 'appeal.decide', subject: 'appeal/1', unit: 'u1', indicator: 'done', ...of },
  { action: 'appeal.decide', subject: 'appeal/2', unit: 'u2', indicator: 'help', ...of },
  { action: 'campaign.edit', subject: 'campaign/2020', ...of },
];

const does = (actor: Actor, deed: Deed) =>
  act(test.platform, actor, async (work) => {
    work.record(deed);
    return ok(null);
  });
const get = (path: string, person = auditor) =>
  app.inject({ url: `/api/v1/audit/${path}`, headers: person.browser });
const subjects = async (query: string) =>
  (await get(`entries?${query}`)).json().items.map((each: { subject: string }) => each.subject);

describe('the audit log', () => {
  it('is read as sentences, newest first, of one’s own office', async () => {
    const page = (await get('entries')).json();
    expect(page.items.map((each: { subject: string }) => each.subject)).toEqual([
      'campaign/2020',
      'appeal/2',
      'appeal/1',
    ]);
    expect(page.items[2].sentence.zh).toBe('worker决定了“u1”的申诉（appeal/1）：维持 理由');
  });

  it('is filtered by unit, item, person, action and time', async () => {
    expect(await subjects('unit=u1')).toEqual(['appeal/1']);
    expect(await subjects('indicator=help')).toEqual(['appeal/2']);
    expect(await subjects('action=campaign.edit')).toEqual(['campaign/2020']);
    expect(await subjects(`actor=${worker.account}`)).toHaveLength(3);
    expect(await subjects('subject=appeal/')).toEqual(['appeal/2', 'appeal/1']);
    expect(await subjects('to=2020-01-01T00:00:00Z')).toEqual([]);
    expect(await subjects('from=2020-01-01T00:00:00%2B08:00')).toHaveLength(3);
  });

  it('comes in pages', async () => {
    const first = (await get('entries?limit=2')).json();
    const second = (await get(`entries?limit=2&cursor=${first.next}`)).json();
    expect([first.items.length, second.items[0].subject, second.next]).toEqual([2, 'appeal/1', null]);
  });

  it('is for the audit administrator alone', async () => {
    for (const path of ['entries', 'verification', 'checkpoints'])
      expect((await get(path, worker)).statusCode).toBe(403);
  });

  it('is verified on demand, and names what was changed', async () => {
    expect((await get('verification')).json()).toEqual({ entries: 4, checkpoints: 1, problems: [] });
    expect((await get('checkpoints')).json().items).toMatchObject([{ sequence: 4 }]);
    await test.pool.query('ALTER TABLE zhunsheng.audit_entry DISABLE TRIGGER USER');
    await test.pool.query(`UPDATE zhunsheng.audit_entry SET actor = 'other' WHERE sequence = 2`);
    expect((await get('verification')).json().problems).toMatchObject([
      { code: 'audit-entry-broken', params: { sequence: '2', fault: 'changed' } },
    ]);
  });
});
