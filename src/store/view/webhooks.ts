import type { PoolClient } from 'pg';
import type { OfficeEvent } from '../../port/store-event.ts';
import type { Delivery, Webhook } from '../../port/store-webhook.ts';
import { utcText } from '../write/moment.ts';

type Client = Pick<PoolClient, 'query'>;

const columns = `w.id::text AS id, w.office, w.name, w.url, w.events, w.state, w.cursor::float8 AS cursor,
  ${utcText('w.failing_since')} AS "failingSince", w.created_by AS "createdBy",
  ${utcText('w.created_at')} AS "createdAt", w.revision`;

/** The webhooks of an office, by age. */
export async function listWebhooks(client: Client, office: string): Promise<readonly Webhook[]> {
  const found = await client.query<Webhook>(
    `SELECT ${columns} FROM zhunsheng.webhook AS w WHERE w.office = $1 ORDER BY w.created_at, w.id`,
    [office],
  );
  return found.rows;
}

/** One webhook, null when the office has none of this id. */
export async function readWebhook(
  client: Client,
  office: string,
  id: string,
  hold = false,
): Promise<Webhook | null> {
  const found = await client.query<Webhook>(
    `SELECT ${columns} FROM zhunsheng.webhook AS w WHERE w.office = $1 AND w.id = $2
      ${hold ? 'FOR NO KEY UPDATE' : ''}`,
    [office, id],
  );
  return found.rows[0] ?? null;
}

/** Its secret, sealed. */
export async function webhookSecret(client: Client, office: string, id: string): Promise<string | null> {
  const found = await client.query<{ secret: string }>(
    'SELECT w.secret FROM zhunsheng.webhook AS w WHERE w.office = $1 AND w.id = $2',
    [office, id],
  );
  return found.rows[0]?.secret ?? null;
}

const deliveryColumns = `d.id::text AS id, d.webhook::text AS webhook, d.sequence::float8 AS sequence,
  coalesce(v.action, 'ping') AS event, d.state, d.attempts, d.status, d.fault,
  ${utcText('d.created_at')} AS "createdAt", ${utcText('d.tried_at')} AS "triedAt"`;
const deliveries = `zhunsheng.webhook_delivery AS d LEFT JOIN zhunsheng.event AS v
  ON v.office = d.office AND v.sequence = d.sequence`;

/** A page of what was sent to a webhook, the latest first, after the delivery `after`. */
export async function listDeliveries(
  client: Client,
  office: string,
  webhook: string,
  page: { readonly after: string | null; readonly limit: number },
): Promise<readonly Delivery[]> {
  const found = await client.query<Delivery>(
    `SELECT ${deliveryColumns} FROM ${deliveries} WHERE d.office = $1 AND d.webhook = $2
      AND ($3::uuid IS NULL OR (d.created_at, d.id) <
        (SELECT a.created_at, a.id FROM zhunsheng.webhook_delivery AS a WHERE a.office = $1 AND a.id = $3))
      ORDER BY d.created_at DESC, d.id DESC LIMIT $4`,
    [office, webhook, page.after, page.limit],
  );
  return found.rows;
}

/** One delivery, null when the office has none of this id. */
export async function readDelivery(
  client: Client,
  office: string,
  id: string,
  hold = false,
): Promise<Delivery | null> {
  const found = await client.query<Delivery>(
    `SELECT ${deliveryColumns} FROM ${deliveries} WHERE d.office = $1 AND d.id = $2
      ${hold ? 'FOR NO KEY UPDATE OF d' : ''}`,
    [office, id],
  );
  return found.rows[0] ?? null;
}

/** An event of an office by its number. */
export async function readEvent(
  client: Client,
  office: string,
  sequence: number,
): Promise<OfficeEvent | null> {
  const found = await client.query<OfficeEvent>(
    `SELECT v.sequence::float8 AS sequence, v.office, v.campaign, v.action, v.subject, v.unit, v.indicator, v.actor,
      v.at FROM zhunsheng.event AS v WHERE v.office = $1 AND v.sequence = $2`,
    [office, sequence],
  );
  return found.rows[0] ?? null;
}
