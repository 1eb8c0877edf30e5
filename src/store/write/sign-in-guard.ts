import type { Pool, PoolClient } from 'pg';

type Client = Pick<Pool | PoolClient, 'query'>;

/** Whose attempts are counted; `subject` is a SHA-256 in hex. */
export interface Guarded {
  readonly kind: 'login' | 'address' | 'second-factor';
  readonly subject: string;
}

/** How many attempts are let through, and for how many seconds none is after that. */
export interface GuardLimit {
  readonly tries: number;
  readonly seconds: number;
}

/**
 * Counts an attempt before it is made, so that attempts at the same time are counted too. Its number from 1, or null
 * where there were too many: then nothing may be tried. Only a pause begins a new count.
 */
export async function takeTry(
  client: Client,
  { kind, subject }: Guarded,
  limit: GuardLimit,
): Promise<number | null> {
  const taken = await client.query<{ tries: number }>(
    `INSERT INTO zhunsheng.sign_in_guard AS g (kind, subject, tries, last_at) VALUES ($1, $2, 1, clock_timestamp())
      ON CONFLICT (kind, subject) DO UPDATE SET last_at = clock_timestamp(),
        tries = CASE WHEN ${isPast} THEN 1 ELSE g.tries + 1 END
        WHERE g.tries < $3 OR ${isPast}
      RETURNING g.tries`,
    [kind, subject, limit.tries, limit.seconds],
  );
  return taken.rows[0]?.tries ?? null;
}

const isPast = 'g.last_at < clock_timestamp() - make_interval(secs => $4)';

/** The attempt was right: what was counted for it is forgotten. */
export async function forgetTries(client: Client, { kind, subject }: Guarded): Promise<void> {
  await client.query('DELETE FROM zhunsheng.sign_in_guard WHERE kind = $1 AND subject = $2', [kind, subject]);
}

/** One attempt less; others from the same address still count. */
export async function giveBackTry(client: Client, { kind, subject }: Guarded): Promise<void> {
  await client.query(
    'UPDATE zhunsheng.sign_in_guard SET tries = tries - 1 WHERE kind = $1 AND subject = $2 AND tries > 0',
    [kind, subject],
  );
}

/** Of these subjects, those that are locked at present. */
export async function lockedAmong(
  client: Client,
  kind: Guarded['kind'],
  subjects: readonly string[],
  limit: GuardLimit,
): Promise<ReadonlySet<string>> {
  const found = await client.query<{ subject: string }>(
    `SELECT g.subject FROM zhunsheng.sign_in_guard AS g
      WHERE g.kind = $1 AND g.subject = ANY ($2) AND g.tries >= $3 AND NOT (${isPast})`,
    [kind, subjects, limit.tries, limit.seconds],
  );
  return new Set(found.rows.map((row) => row.subject));
}

/** Removes counts that no longer matter. */
export async function sweepTries(client: Client): Promise<void> {
  await client.query(
    `DELETE FROM zhunsheng.sign_in_guard WHERE last_at < clock_timestamp() - interval '1 day'`,
  );
}
