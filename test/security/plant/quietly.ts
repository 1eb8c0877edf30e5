import type { Pool } from 'pg';

/** Writes what could not have come about in this state, such as an appeal before a publication. */
export async function quietly(pool: Pool, sql: string, ...values: readonly unknown[]): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('SET LOCAL session_replication_role = replica');
    await client.query(sql, [...values]);
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}
