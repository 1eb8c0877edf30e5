import type { Pool, PoolClient } from 'pg';
import { ok, type Problem, type Result } from '../../core/problem/problem.ts';
import type { ShownRow } from './answers.ts';
import { problemOf } from './engine-error.ts';
import type { Statement } from './query.ts';

/** Settings of a role or a database must not reach our queries. Compiling a query costs more than most of them. */
const settings = [
  'SET LOCAL search_path = pg_catalog',
  "SET LOCAL TimeZone = 'UTC'",
  "SET LOCAL DateStyle = 'ISO, YMD'",
  'SET LOCAL jit = off',
  "SET LOCAL statement_timeout = '10min'",
].join('; ');

const kinds = {
  read: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
  write: 'BEGIN ISOLATION LEVEL READ COMMITTED',
} as const;

/** Runs in one transaction: reading sees one moment of the store; writing is undone when it throws or has no result. */
export async function inTransaction<T>(
  pool: Pool,
  kind: keyof typeof kinds,
  run: (client: PoolClient) => Promise<Result<T>>,
): Promise<Result<T>> {
  const client = await pool.connect();
  // A connection that breaks says so at its next use; unheard, the event would end the process.
  const unheard = (): void => undefined;
  client.on('error', unheard);
  let broken = true;
  try {
    await client.query(kinds[kind]);
    await client.query(settings);
    const result = await run(client);
    await client.query(result.ok ? 'COMMIT' : 'ROLLBACK');
    broken = false;
    return result;
  } catch (error) {
    broken = await client.query('ROLLBACK').then(
      () => false,
      () => true,
    );
    throw error;
  } finally {
    client.removeListener('error', unheard);
    client.release(broken);
  }
}

/** The rows of a query over the facts, or what the server says against them; the transaction lives on either way. */
export async function askFacts(
  client: PoolClient,
  { sql, values }: Statement,
  dataset: string,
): Promise<Result<readonly ShownRow[]>> {
  await client.query('SAVEPOINT question');
  try {
    const found = await client.query<(string | null)[]>({ text: sql, values: [...values], rowMode: 'array' });
    return ok(found.rows);
  } catch (error) {
    const problems: readonly Problem[] = [problemOf(error, dataset)];
    await client.query('ROLLBACK TO question');
    return { ok: false, problems };
  }
}
