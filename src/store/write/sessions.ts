import type { PoolClient } from 'pg';

type Client = Pick<PoolClient, 'query'>;

export interface NewSession {
  readonly office: string;
  readonly account: string;
  readonly hash: string;
  readonly address: string;
  readonly idleSeconds: number;
  readonly absoluteSeconds: number;
  readonly secondFactorPassed: boolean;
}

/** Opens a session; those of the account that ended long ago are removed. */
export async function insertSession(client: Client, session: NewSession): Promise<string> {
  const { office, account, hash, address, idleSeconds, absoluteSeconds, secondFactorPassed } = session;
  await client.query(
    `DELETE FROM zhunsheng.session
      WHERE office = $1 AND account = $2 AND expires_at < clock_timestamp() - interval '30 days'`,
    [office, account],
  );
  const added = await client.query<{ id: string }>(
    `INSERT INTO zhunsheng.session
        (office, account, hash, address, idle_seconds, expires_at, second_factor_at)
      VALUES ($1, $2, $3, $4, $5, clock_timestamp() + make_interval(secs => $6),
        CASE WHEN $7 THEN clock_timestamp() END)
      RETURNING id`,
    [office, account, hash, address, idleSeconds, absoluteSeconds, secondFactorPassed],
  );
  const [row] = added.rows;
  if (row === undefined) throw new Error('the database returned no row');
  return row.id;
}

/** The session goes on under another secret; `passed`: and its second factor was passed. */
export async function renewSession(
  client: Client,
  office: string,
  id: string,
  { hash, passed }: { readonly hash: string; readonly passed: boolean },
): Promise<void> {
  await client.query(
    `UPDATE zhunsheng.session SET hash = $3,
        second_factor_at = CASE WHEN $4 THEN clock_timestamp() ELSE second_factor_at END
      WHERE office = $1 AND id = $2`,
    [office, id, hash, passed],
  );
}

/** Ends sessions of an account: one, or all but one, or all. How many ended. */
export async function endSessions(
  client: Client,
  office: string,
  account: string,
  which: { readonly only?: string; readonly except?: string } = {},
): Promise<number> {
  const ended = await client.query(
    `UPDATE zhunsheng.session SET ended_at = clock_timestamp()
      WHERE office = $1 AND account = $2 AND ended_at IS NULL
        AND ($3::text IS NULL OR id::text = $3) AND ($4::text IS NULL OR id::text <> $4)`,
    [office, account, which.only ?? null, which.except ?? null],
  );
  return ended.rowCount ?? 0;
}

/** Whether the second factor was passed in this session. */
export async function hasPassedSecondFactor(client: Client, office: string, id: string): Promise<boolean> {
  const found = await client.query(
    'SELECT 1 FROM zhunsheng.session AS s WHERE s.office = $1 AND s.id = $2 AND s.second_factor_at IS NOT NULL',
    [office, id],
  );
  return found.rowCount === 1;
}
