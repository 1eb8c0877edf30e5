import type { Pool, PoolClient } from 'pg';
import { utcText } from './moment.ts';

type Client = Pick<Pool | PoolClient, 'query'>;

/** A new link for the account; earlier ones are no longer good. Returns the moment it expires. */
export async function insertSetupLink(
  client: Client,
  { office, account, hash }: { readonly office: string; readonly account: string; readonly hash: string },
  hours: number,
): Promise<string> {
  await client.query('DELETE FROM zhunsheng.setup_link WHERE office = $1 AND account = $2', [
    office,
    account,
  ]);
  const added = await client.query<{ at: string }>(
    `INSERT INTO zhunsheng.setup_link AS l (office, account, hash, expires_at)
      VALUES ($1, $2, $3, clock_timestamp() + make_interval(hours => $4))
      RETURNING ${utcText('l.expires_at')} AS at`,
    [office, account, hash, hours],
  );
  return added.rows[0]?.at ?? '';
}

const isGood = 'l.used_at IS NULL AND l.expires_at > clock_timestamp()';

/** Id of the account a good link is for; null where it is not good. Outside any office: only by the hash. */
export async function accountOfLink(client: Client, hash: string): Promise<string | null> {
  const found = await client.query<{ account: string }>(
    `SELECT l.account FROM zhunsheng.setup_link AS l WHERE l.hash = $1 AND ${isGood}`,
    [hash],
  );
  return found.rows[0]?.account ?? null;
}

/** Uses a link up; false where it is not good or somebody was faster. */
export async function spendSetupLink(client: Client, office: string, hash: string): Promise<boolean> {
  const used = await client.query(
    `UPDATE zhunsheng.setup_link AS l SET used_at = clock_timestamp()
      WHERE l.office = $1 AND l.hash = $2 AND ${isGood}`,
    [office, hash],
  );
  return used.rowCount === 1;
}
