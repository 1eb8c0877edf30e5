import type { PoolClient } from 'pg';

/** SQL for a moment as text: UTC, to the microsecond. `column` is an identifier or expression of our own. */
export const utcText = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** The database's clock, which all processes share. */
export async function utcNow(client: Pick<PoolClient, 'query'>): Promise<string> {
  const found = await client.query<{ now: string }>(`SELECT ${utcText('clock_timestamp()')} AS now`);
  const [row] = found.rows;
  if (row === undefined) throw new Error('the database gave no time');
  return row.now;
}
