import { randomBytes, randomUUID } from 'node:crypto';
import type { PoolClient } from 'pg';
import { seal } from '../../../account/seal.ts';
import { fail, ok, type Problem, problem, type Result } from '../../../core/problem/problem.ts';
import type { Actor } from '../../../port/actor.ts';
import type { Delivery, Webhook, WebhookState } from '../../../port/store-webhook.ts';
import { readIntegrationSetting } from '../../../store/view/integration-setting.ts';
import { listWebhooks, readDelivery, readWebhook } from '../../../store/view/webhooks.ts';
import { addJob } from '../../../store/write/jobs.ts';
import {
  deleteWebhook,
  insertPing,
  insertWebhook,
  reopenDelivery,
  resumeDeliveries,
  updateWebhook,
  updateWebhookSecret,
} from '../../../store/write/webhooks.ts';
import { sealingKey } from '../../account/vault.ts';
import type { Platform } from '../../platform.ts';
import type { Work } from '../../work/act.ts';
import { allowedUrl } from '../guard/target.ts';
import { manage } from '../manage-integration.ts';
import { revisionConflict } from '../revision.ts';
import { webhookEvents } from './events.ts';

const most = 20;

/** What an office says of a webhook. */
export interface WebhookWish {
  readonly name: string;
  readonly url: string;
  readonly events: readonly string[];
}

/** A webhook with its secret, which is shown this once. */
export interface NewWebhook extends Webhook {
  readonly secret: string;
}

/** What a secret is sealed for: it opens for nothing else. */
export const secretPurpose = (id: string): string => `webhook/${id}`;

export function addWebhook(platform: Platform, actor: Actor, wish: WebhookWish): Promise<Result<NewWebhook>> {
  return manage(platform, actor, async (work) => {
    const { office, account } = actor;
    const wrong = await wishProblems(work.client, office, wish);
    const count = (await listWebhooks(work.client, office)).length;
    if (count >= most) return fail(problem('webhook-too-many', { limit: String(most) }));
    if (wrong.length > 0) return fail(...wrong);
    const id = randomUUID();
    const { secret, sealed } = await newSecret(platform, id);
    await insertWebhook(work.client, { ...wish, id, office, secret: sealed, createdBy: account });
    record(work, id, { step: 'added', ...shown(wish) });
    return ok({ ...(await there(work.client, office, id)), secret });
  });
}

export function changeWebhook(
  platform: Platform,
  actor: Actor,
  asked: WebhookWish & {
    readonly id: string;
    readonly state: Exclude<WebhookState, 'failed'>;
    readonly revision: number | null;
  },
): Promise<Result<Webhook>> {
  return manageOne(platform, actor, asked.id, async (work, webhook) => {
    const wrong = [
      ...revisionConflict(`webhook/${webhook.id}`, asked.revision, webhook.revision),
      ...(await wishProblems(work.client, actor.office, asked)),
    ];
    if (wrong.length > 0) return fail(...wrong);
    await updateWebhook(work.client, webhook, asked);
    const changed = await there(work.client, actor.office, webhook.id);
    if (webhook.state !== 'active' && asked.state === 'active') await resumeDeliveries(work.client, changed);
    record(work, webhook.id, { step: 'changed', ...shown(asked), state: asked.state });
    return ok(changed);
  });
}

/** Another secret, shown this once; the former one no longer signs. */
export function renewSecret(platform: Platform, actor: Actor, id: string): Promise<Result<NewWebhook>> {
  return manageOne(platform, actor, id, async (work, webhook) => {
    const { secret, sealed } = await newSecret(platform, id);
    await updateWebhookSecret(work.client, webhook, sealed);
    record(work, id, { step: 'secret renewed' });
    return ok({ ...(await there(work.client, actor.office, id)), secret });
  });
}

export function removeWebhook(platform: Platform, actor: Actor, id: string): Promise<Result<void>> {
  return manageOne(platform, actor, id, async (work, webhook) => {
    await deleteWebhook(work.client, actor.office, id);
    record(work, id, { step: 'removed', ...shown(webhook) });
    return ok(undefined);
  });
}

/** Sends a test message; how it went stands in the log. */
export function pingWebhook(platform: Platform, actor: Actor, id: string): Promise<Result<Delivery>> {
  return manageOne(platform, actor, id, async (work) => {
    const delivery = await insertPing(work.client, actor.office, id);
    await askToDeliver(work, delivery, delivery);
    return thereDelivery(work.client, actor.office, delivery);
  });
}

/** Sends what was sent before, or could not be sent, once more. */
export function redeliver(
  platform: Platform,
  actor: Actor,
  asked: { readonly id: string; readonly delivery: string },
): Promise<Result<Delivery>> {
  return manageOne(platform, actor, asked.id, async (work) => {
    const before = await readDelivery(work.client, actor.office, asked.delivery, true);
    if (before?.webhook !== asked.id) return fail(problem('not-found', { what: asked.delivery }));
    if (before.state === 'waiting') return fail(problem('delivery-waiting', {}));
    await reopenDelivery(work.client, actor.office, asked.delivery);
    await askToDeliver(work, asked.delivery, `${asked.delivery}/${before.attempts}`);
    return thereDelivery(work.client, actor.office, asked.delivery);
  });
}

const manageOne = <T>(
  platform: Platform,
  actor: Actor,
  id: string,
  work: (work: Work, webhook: Webhook) => Promise<Result<T>>,
): Promise<Result<T>> =>
  manage(platform, actor, async (each) => {
    const webhook = await readWebhook(each.client, actor.office, id, true);
    return webhook === null ? fail(problem('not-found', { what: id })) : work(each, webhook);
  });

async function wishProblems(
  client: PoolClient,
  office: string,
  wish: WebhookWish,
): Promise<readonly Problem[]> {
  const strange = wish.events.filter((event) => !webhookEvents.includes(event));
  const known = webhookEvents.join(', ');
  const allowed = allowedUrl(wish.url, await readIntegrationSetting(client, office));
  return [...strange.map((event) => problem('webhook-event-unknown', { event, known })), ...allowed.problems];
}

async function newSecret(platform: Platform, id: string): Promise<{ secret: string; sealed: string }> {
  const secret = `zsw_${randomBytes(32).toString('base64url')}`;
  return { secret, sealed: seal(await sealingKey(platform), secret, secretPurpose(id)) };
}

const askToDeliver = (work: Work, subject: string, once: string): Promise<boolean> =>
  addJob(work.client, { office: work.actor.office, kind: 'webhook.deliver', once, subject });

async function there(client: PoolClient, office: string, id: string): Promise<Webhook> {
  const webhook = await readWebhook(client, office, id);
  if (webhook === null) throw new Error(`webhook ${id} is gone`);
  return webhook;
}

async function thereDelivery(client: PoolClient, office: string, id: string): Promise<Result<Delivery>> {
  const delivery = await readDelivery(client, office, id);
  return delivery === null ? fail(problem('not-found', { what: id })) : ok(delivery);
}

/** What the audit log says of it: the query of an address may hold a key. */
const shown = ({ name, url, events }: WebhookWish): Readonly<Record<string, unknown>> => ({
  name,
  host: new URL(url).host,
  events: [...events],
});

const record = (work: Work, id: string, details: Readonly<Record<string, unknown>>): void =>
  work.record({ action: 'integration.manage', subject: `webhook/${id}`, details });
