import type { DuckDBConnection } from '@duckdb/node-api';
import type { Standpoint } from '../../core/measure/plan.ts';
import { fail, problem, type Result } from '../../core/problem/problem.ts';
import type { FactEngine, Reject } from '../../port/fact-engine.ts';
import { instantOf } from '../batch/moment.ts';
import { type AskedChange, type Change, measureChange } from './changes.ts';
import type { Database } from './database.ts';
import { measureFacts, type Store } from './measure.ts';
import { readRecords } from './records.ts';

/** An engine that can also say what later commits changed. */
export interface ChangingFacts extends FactEngine {
  changes(asked: AskedChange): Promise<Result<Change>>;
}

/** Answers from what `store` gives at the time of asking, on one database. */
export function engineOf(store: () => Store, database: Database, rejects: readonly Reject[]): ChangingFacts {
  return {
    measure: (plan, units, at) =>
      guarded(at, database, (connection) => measureFacts(store(), connection, plan, units, at)),
    records: (measure, unit, at, limit) =>
      guarded(at, database, (connection) => readRecords(store(), connection, { measure, unit, at, limit })),
    changes: (asked) =>
      guarded(asked.at, database, (connection) => measureChange(store(), connection, asked)),
    rejects: () => rejects,
    close: async () => database.close(),
  };
}

/** Runs on a connection of its own, so that calls at the same time do not meet each other's temporary tables. */
async function guarded<T>(
  at: Standpoint,
  database: Database,
  run: (connection: DuckDBConnection) => Promise<Result<T>>,
): Promise<Result<T>> {
  if (at.knownAt !== null && instantOf(at.knownAt) === null)
    return fail(problem('facts-moment-invalid', { text: at.knownAt }));
  const connection = await database.connect();
  try {
    return await run(connection);
  } finally {
    connection.closeSync();
  }
}
