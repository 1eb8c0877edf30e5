import type { Pool } from 'pg';
import type { Standpoint } from '../../core/measure/plan.ts';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import type { FactEngine } from '../../port/fact-engine.ts';
import { instantOf } from '../batch/moment.ts';
import type { FactSpace } from './batches.ts';
import { measureStored } from './measure.ts';
import { tableNames } from './names.ts';
import { readStoredRecords } from './records.ts';
import { registerStatements } from './tables.ts';
import { inTransaction } from './transaction.ts';

/** Facts kept in PostgreSQL. The pool stays the caller's. */
export interface PostgresFacts {
  readonly pool: Pool;
  /** The PostgreSQL schema that holds nothing but facts; at most 63 bytes. */
  readonly schema: string;
  /** Whose facts: several owners share a schema and never see each other's. */
  readonly space: string;
}

/** Makes the schema and its registers where they are missing. Safe to run again, and by several at once. */
export async function prepareFacts({ pool, schema }: Pick<PostgresFacts, 'pool' | 'schema'>): Promise<void> {
  await inTransaction(pool, 'write', async (client) => {
    await client.query('SELECT pg_advisory_xact_lock(hashtext($1::text))', [`facts ${schema}`]);
    for (const sql of registerStatements(tableNames(schema))) await client.query(sql);
    return ok(null);
  });
}

/**
 * The facts of one scheme in one space. Every question reads the store as it is at that moment, so an engine can be
 * kept open while batches arrive. Closing it leaves the pool open.
 */
export function openPostgresFacts(facts: PostgresFacts, scheme: Scheme): FactEngine {
  const space: FactSpace = { names: tableNames(facts.schema), space: facts.space };
  const reading = async <T>(
    at: Standpoint,
    run: Parameters<typeof inTransaction<T>>[2],
  ): Promise<Result<T>> =>
    at.knownAt !== null && instantOf(at.knownAt) === null
      ? fail(problem('facts-moment-invalid', { text: at.knownAt }))
      : inTransaction(facts.pool, 'read', run);
  return {
    measure: (plan, units, at) =>
      reading(at, (client) => measureStored({ client, space, scheme, units, at }, plan)),
    records: (measure, unit, at, limit) =>
      reading(at, (client) =>
        readStoredRecords({ client, space, scheme, units: [unit], at }, measure, limit),
      ),
    // What is not taken is reported when a batch is loaded.
    rejects: () => [],
    close: async () => undefined,
  };
}
