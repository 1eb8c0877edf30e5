import { unseal } from '../../../account/seal.ts';
import { ok, type Problem, problem, type Result } from '../../../core/problem/problem.ts';
import { systemActor } from '../../../port/actor.ts';
import type { OfficeEvent } from '../../../port/store-event.ts';
import type { ClaimedJob } from '../../../port/store-job.ts';
import type { Delivery, Webhook } from '../../../port/store-webhook.ts';
import { readIntegrationSetting } from '../../../store/view/integration-setting.ts';
import { readDelivery, readEvent, readWebhook, webhookSecret } from '../../../store/view/webhooks.ts';
import { clockOf } from '../../../store/write/schedules.ts';
import { noteTry, setWebhookState, type Tried } from '../../../store/write/webhooks.ts';
import { sealingKey } from '../../account/vault.ts';
import { done, type JobOutcome, retries } from '../../job/handler.ts';
import type { Platform } from '../../platform.ts';
import { act, look } from '../../work/act.ts';
import { type GuardedReply, guardedRequest } from '../guard/request.ts';
import type { Lookup } from '../guard/resolve.ts';
import type { Reach } from '../guard/target.ts';
import { secretPurpose } from './manage.ts';
import { messageOf, signatureOf } from './message.ts';

const seconds = 10;
const longestReply = 64 * 1024;
/** A webhook to which nothing could be delivered for so long is no longer told. */
const hoursOfFailing = 72;

interface Loaded {
  readonly delivery: Delivery;
  readonly webhook: Webhook;
  readonly event: OfficeEvent | null;
  readonly secret: string | null;
  readonly reach: Reach;
}

/** Sends one message. It may arrive twice, when the answer or this process is lost, but with the same id. */
export async function deliver(
  platform: Platform,
  job: ClaimedJob,
  signal: AbortSignal,
  lookup?: Lookup,
): Promise<JobOutcome> {
  const office = job.office ?? '';
  const loaded = await load(platform, office, job.subject);
  // Taken away, or waiting until the webhook is told again.
  if (loaded === null || loaded.webhook.state !== 'active' || loaded.delivery.state !== 'waiting')
    return done;
  const sent = await send(platform, office, loaded, signal, lookup);
  const tried = triedOf(sent, job.attempts > retries['webhook.deliver'].length);
  await note(platform, office, loaded, tried);
  if (tried.state === 'delivered') return done;
  return { kind: tried.state === 'failed' ? 'give-up' : 'retry', fault: tried.fault ?? '' };
}

function load(platform: Platform, office: string, id: string): Promise<Loaded | null> {
  return look(platform, { office }, async (client) => {
    const delivery = await readDelivery(client, office, id);
    const webhook = delivery === null ? null : await readWebhook(client, office, delivery.webhook);
    if (delivery === null || webhook === null) return null;
    const { sequence } = delivery;
    return {
      delivery,
      webhook,
      event: sequence === null ? null : await readEvent(client, office, sequence),
      secret: await webhookSecret(client, office, webhook.id),
      reach: await readIntegrationSetting(client, office),
    };
  });
}

async function send(
  platform: Platform,
  office: string,
  { delivery, webhook, event, secret, reach }: Loaded,
  signal: AbortSignal,
  lookup: Lookup | undefined,
): Promise<Result<GuardedReply>> {
  const plain =
    secret === null ? null : unseal(await sealingKey(platform), secret, secretPurpose(webhook.id));
  if (plain === null) return { ok: false, problems: [problem('secret-unreadable', {})] };
  const body = messageOf(delivery, office, event);
  const now = Math.floor((await clockOf(platform.store.pool)).getTime() / 1000);
  const asked = {
    url: webhook.url,
    method: 'POST' as const,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Zhunsheng',
      'zhunsheng-delivery': delivery.id,
      'zhunsheng-signature': signatureOf(body, plain, now),
    },
    body: Buffer.from(body, 'utf8'),
    redirects: 0,
    seconds,
    limit: longestReply,
  };
  return guardedRequest(asked, { reach, signal, ...(lookup === undefined ? {} : { lookup }) });
}

function triedOf(sent: Result<GuardedReply>, last: boolean): Tried {
  const state = last ? 'failed' : 'waiting';
  if (!sent.ok) return { state, status: null, fault: faultOf(sent.problems) };
  const { status } = sent.value;
  return status >= 200 && status < 300
    ? { state: 'delivered', status, fault: null }
    : { state, status, fault: 'remote-refused' };
}

const faultOf = (problems: readonly Problem[]): string =>
  problems.map((each) => [each.code, each.params.reason].filter(Boolean).join(' ')).join(', ');

/** Notes the try; after days without a success the office learns that the webhook is no longer told. */
function note(
  platform: Platform,
  office: string,
  { delivery, webhook }: Loaded,
  tried: Tried,
): Promise<unknown> {
  return act(platform, systemActor(office), async (work) => {
    const failing = await noteTry(work.client, { ...delivery, office }, tried);
    if (failing < hoursOfFailing || tried.state === 'delivered') return ok(undefined);
    await setWebhookState(work.client, office, webhook.id, 'failed');
    const details = { hours: Math.floor(failing), fault: tried.fault };
    work.record({ action: 'webhook.disabled', subject: `webhook/${webhook.id}`, details });
    return ok(undefined);
  });
}
