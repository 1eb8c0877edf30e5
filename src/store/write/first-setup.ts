import type { Pool, PoolClient } from 'pg';
import { utcText } from './moment.ts';

type Client = Pick<Pool | PoolClient, 'query'>;

// Any fixed number: of several who set an installation up at once, one does.
const lock = 7_264_810_354;

/** Whether nobody has an account yet; those of demonstrations do not count. */
export async function isUnset(client: Client): Promise<boolean> {
  const found = await client.query<{ unset: boolean }>(
    `SELECT NOT EXISTS (SELECT 1 FROM zhunsheng.account AS a
      LEFT JOIN zhunsheng.account_settings AS p ON p.office = a.office WHERE NOT coalesce(p.demo, false)) AS unset`,
  );
  return found.rows[0]?.unset === true;
}

/** Another link with which the installation can be set up; returns the moment it expires. */
export async function insertFirstSetup(client: Client, hash: string, hours: number): Promise<string> {
  const added = await client.query<{ at: string }>(
    `INSERT INTO zhunsheng.first_setup AS f (hash, expires_at)
      VALUES ($1, clock_timestamp() + make_interval(hours => $2)) RETURNING ${utcText('f.expires_at')} AS at`,
    [hash, hours],
  );
  return added.rows[0]?.at ?? '';
}

/** Whether the link is good, which it is until somebody has set the installation up. */
export async function isFirstSetup(client: Client, hash: string): Promise<boolean> {
  const found = await client.query(
    'SELECT 1 FROM zhunsheng.first_setup AS f WHERE f.hash = $1 AND f.expires_at > clock_timestamp()',
    [hash],
  );
  return found.rowCount === 1;
}

/** Uses up all links; others who try at the same time wait and find none. */
export async function spendFirstSetup(client: PoolClient, hash: string): Promise<boolean> {
  await client.query('SELECT pg_advisory_xact_lock($1)', [lock]);
  const good = (await isFirstSetup(client, hash)) && (await isUnset(client));
  if (good) await client.query('DELETE FROM zhunsheng.first_setup');
  return good;
}
