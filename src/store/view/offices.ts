import type { PoolClient } from 'pg';

/** Ids of all offices, in order. */
export async function officeIds(client: Pick<PoolClient, 'query'>): Promise<readonly string[]> {
  const found = await client.query<{ id: string }>('SELECT o.id FROM zhunsheng.office AS o ORDER BY o.id');
  return found.rows.map((row) => row.id);
}
