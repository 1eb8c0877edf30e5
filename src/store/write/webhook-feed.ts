import type { Pool, PoolClient } from 'pg';
import { inTransaction } from './transaction.ts';

const webhooksAtOnce = 20;
const eventsAtOnce = 500;

interface Behind {
  readonly id: string;
  readonly office: string;
  readonly events: readonly string[];
  readonly cursor: string;
}

/**
 * Turns new events into deliveries and their jobs, and moves each webhook's cursor on, in one transaction: whatever
 * dies, no event is passed over and none is taken twice. Gives how many webhooks were behind.
 */
export function feedWebhooks(pool: Pool): Promise<number> {
  return inTransaction(pool, async (client) => {
    const found = await client.query<Behind>(
      `SELECT w.id::text AS id, w.office, w.events, w.cursor::text AS cursor FROM zhunsheng.webhook AS w
        WHERE w.state = 'active' AND EXISTS
          (SELECT FROM zhunsheng.event AS v WHERE v.office = w.office AND v.sequence > w.cursor)
        ORDER BY w.id LIMIT $1 FOR NO KEY UPDATE SKIP LOCKED`,
      [webhooksAtOnce],
    );
    for (const webhook of found.rows) await feed(client, webhook);
    return found.rows.length;
  });
}

async function feed(client: PoolClient, { id, office, events, cursor }: Behind): Promise<void> {
  await client.query(
    `WITH next AS (
        SELECT v.sequence, v.action FROM zhunsheng.event AS v WHERE v.office = $2 AND v.sequence > $4
        ORDER BY v.sequence LIMIT $5),
      made AS (
        INSERT INTO zhunsheng.webhook_delivery (office, webhook, sequence)
        SELECT $2, $1, next.sequence FROM next WHERE next.action = ANY ($3) ORDER BY next.sequence
        ON CONFLICT (webhook, sequence) DO NOTHING RETURNING id),
      asked AS (
        INSERT INTO zhunsheng.job (office, kind, once, subject)
        SELECT $2, 'webhook.deliver', made.id::text, made.id::text FROM made)
      UPDATE zhunsheng.webhook AS w SET cursor = (SELECT max(next.sequence) FROM next) WHERE w.id = $1`,
    [id, office, events, cursor, eventsAtOnce],
  );
}
