import type { PoolClient } from 'pg';
import type { Webhook, WebhookState } from '../../port/store-webhook.ts';

type Client = Pick<PoolClient, 'query'>;

export type NewWebhook = Pick<Webhook, 'id' | 'office' | 'name' | 'url' | 'events' | 'createdBy'> & {
  /** Sealed. */
  readonly secret: string;
};

/** Registers an address; it is told of what happens from now on. */
export async function insertWebhook(client: Client, webhook: NewWebhook): Promise<void> {
  const { id, office, name, url, events, secret, createdBy } = webhook;
  await client.query(
    `INSERT INTO zhunsheng.webhook (id, office, name, url, events, secret, cursor, created_by)
      VALUES ($1, $2, $3, $4, $5, $6,
        (SELECT coalesce(max(v.sequence), 0) FROM zhunsheng.event AS v WHERE v.office = $2), $7)`,
    [id, office, name, url, events, secret, createdBy],
  );
}

export type WebhookEdit = Pick<Webhook, 'name' | 'url' | 'events' | 'state'>;

/** Changes a webhook that the transaction holds. */
export async function updateWebhook(
  client: Client,
  { office, id }: Pick<Webhook, 'office' | 'id'>,
  edit: WebhookEdit,
): Promise<void> {
  await client.query(
    `UPDATE zhunsheng.webhook AS w SET name = $3, url = $4, events = $5, state = $6, revision = w.revision + 1,
      failing_since = CASE WHEN $6 = 'active' AND w.state <> 'active' THEN NULL ELSE w.failing_since END
      WHERE w.office = $1 AND w.id = $2`,
    [office, id, edit.name, edit.url, edit.events, edit.state],
  );
}

/** Sets another secret, sealed. */
export async function updateWebhookSecret(
  client: Client,
  { office, id }: Pick<Webhook, 'office' | 'id'>,
  secret: string,
): Promise<void> {
  await client.query(
    'UPDATE zhunsheng.webhook AS w SET secret = $3, revision = w.revision + 1 WHERE w.office = $1 AND w.id = $2',
    [office, id, secret],
  );
}

/** Takes a webhook away, and what was or should be sent to it. */
export async function deleteWebhook(client: Client, office: string, id: string): Promise<void> {
  await client.query('DELETE FROM zhunsheng.webhook AS w WHERE w.office = $1 AND w.id = $2', [office, id]);
}

/** Makes a test message; its id. */
export async function insertPing(client: Client, office: string, webhook: string): Promise<string> {
  const made = await client.query<{ id: string }>(
    'INSERT INTO zhunsheng.webhook_delivery (office, webhook) VALUES ($1, $2) RETURNING id::text AS id',
    [office, webhook],
  );
  return made.rows[0]?.id ?? '';
}

/** Makes a delivery wait to be sent again. */
export async function reopenDelivery(client: Client, office: string, id: string): Promise<void> {
  await client.query(
    `UPDATE zhunsheng.webhook_delivery AS d SET state = 'waiting' WHERE d.office = $1 AND d.id = $2`,
    [office, id],
  );
}

/** Makes jobs for all that waits to be sent to a webhook, as when it is told again after a pause. */
export async function resumeDeliveries(
  client: Client,
  { office, id, revision }: Pick<Webhook, 'office' | 'id' | 'revision'>,
): Promise<void> {
  await client.query(
    `INSERT INTO zhunsheng.job (office, kind, once, subject)
      SELECT d.office, 'webhook.deliver', d.id::text || '/' || $3, d.id::text FROM zhunsheng.webhook_delivery AS d
      WHERE d.office = $1 AND d.webhook = $2 AND d.state = 'waiting' ON CONFLICT (kind, once) DO NOTHING`,
    [office, id, revision],
  );
}

/** How a try to deliver went. */
export interface Tried {
  readonly state: 'waiting' | 'delivered' | 'failed';
  readonly status: number | null;
  readonly fault: string | null;
}

/** Notes a try, and since when none has gone well; how many hours that is. */
export async function noteTry(
  client: Client,
  delivery: { readonly office: string; readonly id: string; readonly webhook: string },
  { state, status, fault }: Tried,
): Promise<number> {
  const { office, id, webhook } = delivery;
  await client.query(
    `UPDATE zhunsheng.webhook_delivery AS d SET state = $3, status = $4, fault = $5, attempts = d.attempts + 1,
      tried_at = clock_timestamp() WHERE d.office = $1 AND d.id = $2`,
    [office, id, state, status, fault],
  );
  const noted = await client.query<{ hours: number }>(
    `UPDATE zhunsheng.webhook AS w SET failing_since =
        CASE WHEN $3 THEN NULL ELSE coalesce(w.failing_since, clock_timestamp()) END
      WHERE w.office = $1 AND w.id = $2
      RETURNING coalesce(extract(epoch FROM clock_timestamp() - w.failing_since) / 3600, 0)::float8 AS hours`,
    [office, webhook, state === 'delivered'],
  );
  return noted.rows[0]?.hours ?? 0;
}

/** Ends or begins telling a webhook that the transaction holds. */
export async function setWebhookState(
  client: Client,
  office: string,
  id: string,
  state: WebhookState,
): Promise<void> {
  await client.query(
    `UPDATE zhunsheng.webhook AS w SET state = $3, revision = w.revision + 1 WHERE w.office = $1 AND w.id = $2`,
    [office, id, state],
  );
}
