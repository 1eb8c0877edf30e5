import type { PoolClient } from 'pg';
import type { HeldRequest, KeptRequest, RequestKey } from '../../port/store-idempotency.ts';

type Client = Pick<PoolClient, 'query'>;

const leaseSeconds = 30;
const keptDays = 7;

/** Takes a key that nobody used, or whose request was abandoned before it had an effect; false when it cannot be had. */
export async function takeKey(
  client: Client,
  held: HeldRequest,
  hashes: Pick<KeptRequest, 'request' | 'body'>,
): Promise<boolean> {
  const taken = await client.query(
    `INSERT INTO zhunsheng.idempotency AS i (office, account, key, holder, request, body, lease_until)
      VALUES ($1, $2, $3, $4, $5, $6, clock_timestamp() + make_interval(secs => ${leaseSeconds}))
      ON CONFLICT (office, account, key) DO UPDATE
        SET holder = excluded.holder, body = excluded.body, lease_until = excluded.lease_until
        WHERE i.state = 'running' AND i.lease_until < clock_timestamp() AND i.request = excluded.request
          AND i.body IS NOT DISTINCT FROM excluded.body`,
    [...valuesOf(held), hashes.request, hashes.body],
  );
  return taken.rowCount === 1;
}

/** What is known of a key; null when nothing is. */
export async function readKey(client: Client, key: RequestKey): Promise<KeptRequest | null> {
  const found = await client.query<KeptRequest>(
    `SELECT i.request, i.body, i.state, i.lease_until < clock_timestamp() AS abandoned, i.status, i.reply
      FROM zhunsheng.idempotency AS i WHERE i.office = $1 AND i.account = $2 AND i.key = $3`,
    [key.office, key.account, key.key],
  );
  return found.rows[0] ?? null;
}

/** Says, in the transaction of the effect itself, that there is one; false when another try holds the key by now. */
export async function markEffect(client: Client, held: HeldRequest, reply: string | null): Promise<boolean> {
  const marked = await client.query(
    `UPDATE zhunsheng.idempotency AS i SET state = 'effected', reply = $5 WHERE ${isHeld} AND i.state <> 'answered'`,
    [...valuesOf(held), reply],
  );
  return marked.rowCount === 1;
}

/** Keeps the reply. */
export async function keepReply(
  client: Client,
  held: HeldRequest,
  kept: { readonly status: number; readonly reply: string | null; readonly body: string | null },
): Promise<void> {
  await client.query(
    `UPDATE zhunsheng.idempotency AS i SET state = 'answered', status = $5, reply = $6, body = coalesce($7, i.body)
      WHERE ${isHeld}`,
    [...valuesOf(held), kept.status, kept.reply, kept.body],
  );
}

/** Gives a key back whose request had no effect. */
export async function freeKey(client: Client, held: HeldRequest): Promise<void> {
  await client.query(
    `DELETE FROM zhunsheng.idempotency AS i WHERE ${isHeld} AND i.state = 'running'`,
    valuesOf(held),
  );
}

/** Tells the others that somebody still works on it. */
export async function extendKey(client: Client, held: HeldRequest): Promise<void> {
  await client.query(
    `UPDATE zhunsheng.idempotency AS i SET lease_until = clock_timestamp() + make_interval(secs => ${leaseSeconds})
      WHERE ${isHeld}`,
    valuesOf(held),
  );
}

/** Forgets keys of long ago, of all offices. */
export async function forgetKeys(client: Client): Promise<void> {
  await client.query(
    `DELETE FROM zhunsheng.idempotency AS i WHERE i.made_at < clock_timestamp() - make_interval(days => ${keptDays})`,
  );
}

const isHeld = 'i.office = $1 AND i.account = $2 AND i.key = $3 AND i.holder = $4';

const valuesOf = ({ office, account, key, holder }: HeldRequest): string[] => [office, account, key, holder];
