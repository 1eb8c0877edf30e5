import { createHmac, timingSafeEqual } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHttp, type TestHttp } from '../../../../test/support/http-server.ts';
import {
  codes,
  good,
  openTestPlatform,
  type TestPlatform,
  testActors,
} from '../../../../test/support/test-platform.ts';
import { ok } from '../../../core/problem/problem.ts';
import { readIntegrationSetting } from '../../../store/view/integration-setting.ts';
import { writeIntegrationSetting } from '../../../store/write/integration-setting.ts';
import { feedWebhooks } from '../../../store/write/webhook-feed.ts';
import { type Jobs, startJobs } from '../../job/start.ts';
import type { Platform } from '../../platform.ts';
import { act } from '../../work/act.ts';
import { webhookEvents } from './events.ts';
import { addWebhook, changeWebhook, pingWebhook, redeliver, removeWebhook, renewSecret } from './manage.ts';
import { readDeliveries, readWebhooks } from './read.ts';

interface Received {
  readonly path: string;
  readonly signature: string;
  readonly body: string;
}

let test: TestPlatform;
let receiver: TestHttp;
const received: Received[] = [];
/** What the receiver answers, by path. */
const answers = new Map<string, number>();

beforeAll(async () => {
  test = await openTestPlatform();
  receiver = await startHttp(async (request, reply) => {
    let body = '';
    for await (const piece of request) body += String(piece);
    const path = request.url ?? '';
    received.push({ path, signature: String(request.headers['zhunsheng-signature']), body });
    reply.writeHead(answers.get(path) ?? 204).end();
  });
  await test.inOffice(async (client) =>
    writeIntegrationSetting(client, 'demo', {
      ...(await readIntegrationSetting(client, 'demo')),
      hosts: ['127.0.0.1'],
      networks: ['127.0.0.1/32'],
      ports: [receiver.port],
    }),
  );
});
afterAll(async () => {
  receiver.close();
  await test.close();
});

const { office } = testActors;
const platform = (): Platform => test.platform;
const address = (path: string): string => `http://127.0.0.1:${receiver.port}${path}`;
const wish = (path: string, events: readonly string[] = ['bulletin.issue', 'appeal.decide']) => ({
  name: '大屏',
  url: address(path),
  events,
});

const happen = (action: 'bulletin.issue' | 'appeal.decide' | 'unit.edit', subject: string) =>
  act(platform(), office, async (work) => {
    work.record({ action, subject, campaign: '2020', unit: 'u1', details: { secret: '内容不外传' } });
    return ok(undefined);
  });

/** Runs the server's own work until something is so. */
async function until(holds: () => boolean | Promise<boolean>, processes = 1): Promise<void> {
  const jobs: Jobs[] = [];
  for (let n = 0; n < processes; n++) jobs.push(await startJobs(platform(), { pollMilliseconds: 20 }));
  try {
    for (let tries = 0; tries < 400; tries++) {
      if (await holds()) return;
      await pause(25);
    }
    throw new Error('it did not come to be');
  } finally {
    await Promise.all(jobs.map((each) => each.stop()));
  }
}

const at = (path: string): readonly Received[] => received.filter((each) => each.path === path);

/** As a receiver would check it, knowing only the secret and what the documentation says. */
function verify({ signature, body }: Received, secret: string): boolean {
  const [, seconds = '', code = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(signature) ?? [];
  const expected = createHmac('sha256', secret).update(`${seconds}.${body}`).digest();
  const fresh = Math.abs(Date.now() / 1000 - Number(seconds)) < 300;
  return fresh && timingSafeEqual(expected, Buffer.from(code, 'hex'));
}

const log = async (id: string) =>
  good(await readDeliveries(platform(), office, { id, after: null, limit: 100 }));

describe('webhooks', () => {
  it('tell what was asked for, signed, once each, though several processes deliver', async () => {
    const hook = good(await addWebhook(platform(), office, wish('/told')));
    for (let n = 0; n < 12; n++) await happen('bulletin.issue', `campaign/2020/bulletin/${n}`);
    await happen('unit.edit', 'campaign/2020/unit/u1');
    await happen('appeal.decide', 'campaign/2020/appeal/1');
    await until(
      async () => (await log(hook.id)).filter((each) => each.state === 'delivered').length === 13,
      4,
    );
    expect(at('/told').every((each) => verify(each, hook.secret))).toBe(true);
    expect(at('/told').some((each) => verify({ ...each, body: `${each.body} ` }, hook.secret))).toBe(false);
    const told = at('/told').map((each) => JSON.parse(each.body));
    expect(new Set(told.map((each) => each.id)).size).toBe(13);
    expect(told).toHaveLength(13);
    const [first] = told.sort((a, b) => a.sequence - b.sequence);
    expect(first).toEqual({
      id: `demo/${first.sequence}`,
      type: 'bulletin.issue',
      sequence: first.sequence,
      office: 'demo',
      subject: 'campaign/2020/bulletin/0',
      campaign: '2020',
      unit: 'u1',
      indicator: null,
      at: expect.stringMatching(/Z$/),
    });
  });

  it('lose nothing that happened while no process ran, and take nothing twice', async () => {
    const hook = good(await addWebhook(platform(), office, wish('/later')));
    await happen('bulletin.issue', 'campaign/2020/bulletin/later');
    // Many look at the same time, and the one that dies before its transaction ends leaves it to another.
    await Promise.all(Array.from({ length: 8 }, () => feedWebhooks(test.pool)));
    await feedWebhooks(test.pool);
    expect(await log(hook.id)).toMatchObject([{ event: 'bulletin.issue', state: 'waiting' }]);
    await until(() => at('/later').length === 1);
  });

  it('try again when the receiver refuses, and show why', async () => {
    answers.set('/refuses', 500);
    const hook = good(await addWebhook(platform(), office, wish('/refuses')));
    good(await pingWebhook(platform(), office, hook.id));
    await until(async () => (await log(hook.id))[0]?.attempts === 1);
    expect(await log(hook.id)).toMatchObject([
      { state: 'waiting', status: 500, fault: 'remote-refused', event: 'ping' },
    ]);
    expect(
      good(await readWebhooks(platform(), office)).find((each) => each.id === hook.id)?.failingSince,
    ).not.toBeNull();
    answers.set('/refuses', 200);
    await test.pool.query(`UPDATE zhunsheng.job SET run_at = now() WHERE state = 'waiting'`);
    await until(async () => (await log(hook.id))[0]?.state === 'delivered');
    const [sent] = await log(hook.id);
    expect(sent).toMatchObject({ attempts: 2, status: 200, fault: null });
    good(await redeliver(platform(), office, { id: hook.id, delivery: sent?.id ?? '' }));
    expect(codes(await redeliver(platform(), office, { id: hook.id, delivery: sent?.id ?? '' }))).toEqual([
      'delivery-waiting',
    ]);
    await until(async () => (await log(hook.id))[0]?.attempts === 3);
    expect(new Set(at('/refuses').map((each) => JSON.parse(each.body).id)).size).toBe(1);
  });

  it('are ended after days without success, which is told; taken up again they get what waited', async () => {
    answers.set('/dead', 503);
    const hook = good(await addWebhook(platform(), office, wish('/dead')));
    await test.pool.query(
      `UPDATE zhunsheng.webhook SET failing_since = now() - interval '73 hours' WHERE id = $1`,
      [hook.id],
    );
    await happen('bulletin.issue', 'campaign/2020/bulletin/dead');
    const state = async () =>
      good(await readWebhooks(platform(), office)).find((each) => each.id === hook.id);
    await until(async () => (await state())?.state === 'failed');
    const told = await test.pool.query(
      `SELECT subject FROM zhunsheng.audit_entry WHERE action = 'webhook.disabled'`,
    );
    expect(told.rows).toEqual([{ subject: `webhook/${hook.id}` }]);
    await happen('bulletin.issue', 'campaign/2020/bulletin/while-dead');
    answers.set('/dead', 200);
    const revision = (await state())?.revision ?? 0;
    good(
      await changeWebhook(platform(), office, { ...wish('/dead'), id: hook.id, state: 'active', revision }),
    );
    await until(async () => (await log(hook.id)).filter((each) => each.state === 'delivered').length === 2);
  });

  it('are never sent where the list no longer allows', async () => {
    const hook = good(await addWebhook(platform(), office, wish('/unlisted')));
    await test.pool.query(`UPDATE zhunsheng.webhook SET url = 'http://169.254.169.254/' WHERE id = $1`, [
      hook.id,
    ]);
    good(await pingWebhook(platform(), office, hook.id));
    await until(async () => (await log(hook.id))[0]?.attempts === 1);
    expect((await log(hook.id))[0]?.fault).toBe('host-not-listed');
  });

  it('are the office’s, with places and events that are allowed, and edited by one at a time', async () => {
    const add = (change: object, actor = office) =>
      addWebhook(platform(), actor, { ...wish('/x'), ...change });
    expect(codes(await add({ url: 'http://169.254.169.254/latest' }))).toEqual(['host-not-listed']);
    expect(codes(await add({ url: address('/').replace('http', 'ftp') }))).toEqual(['address-invalid']);
    expect(codes(await add({ events: ['grant.change'] }))).toEqual(['webhook-event-unknown']);
    for (const actor of [
      testActors.lead('甲局'),
      testActors.unit('u1'),
      testActors.systemAdmin,
      testActors.leader,
    ])
      expect(codes(await add({}, actor))).toEqual(['not-allowed']);
    expect(codes(await add({}, testActors.token(office, 'manage')))).toEqual(['token-scope-missing']);
    const hook = good(await add({}));
    const change = (revision: number) =>
      changeWebhook(platform(), office, { ...wish('/x'), id: hook.id, state: 'paused', revision });
    const done = await Promise.all([change(1), change(1), change(1)]);
    expect(done.map((each) => (each.ok ? 'done' : codes(each)[0])).sort()).toEqual([
      'done',
      'revision-conflict',
      'revision-conflict',
    ]);
    expect(codes(await pingWebhook(platform(), testActors.stranger, hook.id))).toEqual(['not-found']);
    good(await removeWebhook(platform(), office, hook.id));
    expect(codes(await removeWebhook(platform(), office, hook.id))).toEqual(['not-found']);
  });

  it('keep secrets sealed, show them once, and change them', async () => {
    const hook = good(await addWebhook(platform(), office, wish('/secret')));
    const kept = await test.pool.query<{ whole: string }>(
      `SELECT w::text AS whole FROM zhunsheng.webhook AS w`,
    );
    expect(kept.rows.some((row) => row.whole.includes(hook.secret))).toBe(false);
    expect(JSON.stringify(await readWebhooks(platform(), office))).not.toContain('zsw_');
    const audit = await test.pool.query<{ details: string }>('SELECT details FROM zhunsheng.audit_entry');
    expect(audit.rows.some((row) => row.details.includes('zsw_'))).toBe(false);
    const renewed = good(await renewSecret(platform(), office, hook.id));
    good(await pingWebhook(platform(), office, hook.id));
    await until(() => at('/secret').length === 1);
    expect(at('/secret').map((each) => [verify(each, hook.secret), verify(each, renewed.secret)])).toEqual([
      [false, true],
    ]);
  });

  it('know no events about accounts, settings or the audit log', () => {
    expect(
      webhookEvents.filter((event) =>
        /account|grant|session|policy|settings|audit|office|integration/.test(event),
      ),
    ).toEqual([]);
    expect(webhookEvents).toContain('result.confirm');
  });
});
