import type { PoolClient } from 'pg';
import type { TokenScope } from '../../port/actor.ts';
import { utcText } from './moment.ts';

type Client = Pick<PoolClient, 'query'>;

export interface NewToken {
  readonly office: string;
  readonly account: string;
  readonly name: string;
  readonly hash: string;
  readonly scopes: readonly TokenScope[];
  readonly days: number;
}

export async function insertToken(
  client: Client,
  token: NewToken,
): Promise<{ readonly id: string; readonly expiresAt: string }> {
  const { office, account, name, hash, scopes, days } = token;
  const added = await client.query<{ id: string; expiresAt: string }>(
    `INSERT INTO zhunsheng.api_token AS t (office, account, name, hash, scopes, expires_at)
      VALUES ($1, $2, $3, $4, $5, clock_timestamp() + make_interval(days => $6))
      RETURNING t.id, ${utcText('t.expires_at')} AS "expiresAt"`,
    [office, account, name, hash, scopes, days],
  );
  const [row] = added.rows;
  if (row === undefined) throw new Error('the database returned no row');
  return row;
}

/** Revokes one token of an account, or all. How many there were to revoke. */
export async function revokeTokens(
  client: Client,
  office: string,
  account: string,
  id: string | null,
): Promise<number> {
  const revoked = await client.query(
    `UPDATE zhunsheng.api_token SET revoked_at = clock_timestamp()
      WHERE office = $1 AND account = $2 AND revoked_at IS NULL AND ($3::text IS NULL OR id::text = $3)`,
    [office, account, id],
  );
  return revoked.rowCount ?? 0;
}
