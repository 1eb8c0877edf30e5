import type { Pool, PoolClient } from 'pg';

/** `write`: each statement sees what was committed before it. `snapshot`: all see the same state, and only read. */
export type TransactionKind = 'write' | 'snapshot';

const begin: Record<TransactionKind, string> = {
  write: 'BEGIN ISOLATION LEVEL READ COMMITTED',
  snapshot: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
};

/**
 * Runs `work` in a transaction. When the promise fulfils, what was written is on disk and stays. When `work` throws,
 * or returns a `Result` that is not ok, nothing was written.
 */
export async function inTransaction<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
  kind: TransactionKind = 'write',
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | null = null;
  try {
    await client.query(begin[kind]);
    const value = await work(client);
    await client.query(isRefusal(value) ? 'ROLLBACK' : 'COMMIT');
    return value;
  } catch (error) {
    broken = await rollback(client);
    throw error;
  } finally {
    // A connection that could not even roll back is thrown away.
    client.release(broken ?? undefined);
  }
}

/** Null, or why the connection is of no further use. */
async function rollback(client: PoolClient): Promise<Error | null> {
  try {
    await client.query('ROLLBACK');
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

const isRefusal = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'ok' in value && value.ok === false;
