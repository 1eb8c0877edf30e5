import type { PoolClient } from 'pg';

/** The number of the last entry with one of the actions, when no checkpoint covers it; otherwise null. */
export async function decisiveSince(
  client: Pick<PoolClient, 'query'>,
  actions: readonly string[],
): Promise<number | null> {
  const found = await client.query<{ sequence: string }>(
    `SELECT v.sequence FROM zhunsheng.event AS v WHERE v.action = ANY ($1)
      AND v.sequence > (SELECT coalesce(max(c.sequence), 0) FROM zhunsheng.audit_checkpoint AS c)
      ORDER BY v.sequence DESC LIMIT 1`,
    [actions],
  );
  const [last] = found.rows;
  return last === undefined ? null : Number(last.sequence);
}
