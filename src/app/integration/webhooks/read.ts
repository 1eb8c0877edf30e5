import type { PoolClient } from 'pg';
import { fail, ok, problem, type Result } from '../../../core/problem/problem.ts';
import type { Actor } from '../../../port/actor.ts';
import type { Delivery, Webhook } from '../../../port/store-webhook.ts';
import { listDeliveries, listWebhooks, readWebhook } from '../../../store/view/webhooks.ts';
import type { Platform } from '../../platform.ts';
import { look, refused } from '../../work/act.ts';
import { refusalOf } from '../manage-integration.ts';

export function readWebhooks(platform: Platform, actor: Actor): Promise<Result<readonly Webhook[]>> {
  return view(platform, actor, async (client) => ok(await listWebhooks(client, actor.office)));
}

export function readDeliveries(
  platform: Platform,
  actor: Actor,
  asked: { readonly id: string; readonly after: string | null; readonly limit: number },
): Promise<Result<readonly Delivery[]>> {
  return view(platform, actor, async (client) => {
    const webhook = await readWebhook(client, actor.office, asked.id);
    if (webhook === null) return fail(problem('not-found', { what: asked.id }));
    return ok(await listDeliveries(client, actor.office, asked.id, asked));
  });
}

async function view<T>(
  platform: Platform,
  actor: Actor,
  work: (client: PoolClient) => Promise<Result<T>>,
): Promise<Result<T>> {
  const refusal = refusalOf(actor);
  return refusal === null ? look(platform, actor, work) : refused(refusal);
}
