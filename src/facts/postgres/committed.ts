import type { DuckDBConnection } from '@duckdb/node-api';
import type { Cell } from '../../core/measure/row.ts';
import { fail, ok, type Result } from '../../core/problem/problem.ts';
import type { Column, Dataset, Scheme } from '../../core/scheme/scheme.ts';
import { batchPath, type FactCommit } from '../batch/log.ts';
import { cellOf } from '../duckdb/column-type.ts';
import { openDatabase } from '../duckdb/database.ts';
import type { CommittedFacts } from '../open-committed.ts';
import { identifier, text } from '../sql/quote.ts';
import { openPostgresFacts, type PostgresFacts, prepareFacts } from './engine.ts';
import type { TracedRow } from './insert-rows.ts';
import { loadBatch } from './load.ts';

/**
 * The same facts, answered by PostgreSQL: every commit is loaded there once, by whichever process comes first. What is
 * only proposed, and questions in SQL, stay with the engine that reads the files.
 */
export async function answeredByPostgres(
  facts: CommittedFacts,
  postgres: PostgresFacts,
  scheme: Scheme,
  folder: string,
): Promise<Result<CommittedFacts>> {
  await prepareFacts(postgres);
  const loaded = await loadCommits(postgres, scheme, folder, facts.commits());
  if (!loaded.ok) return loaded;
  const engine = openPostgresFacts(postgres, scheme);
  return ok({
    ...facts,
    measure: engine.measure,
    records: engine.records,
    extend: async (later) => {
      const taken = await loadCommits(postgres, scheme, folder, later);
      return taken.ok ? facts.extend(later) : taken;
    },
  });
}

async function loadCommits(
  postgres: PostgresFacts,
  scheme: Scheme,
  folder: string,
  commits: readonly FactCommit[],
): Promise<Result<null>> {
  if (commits.length === 0) return ok(null);
  const database = await openDatabase();
  try {
    for (const commit of commits) {
      const dataset = scheme.datasets.find((each) => each.name === commit.dataset);
      if (dataset === undefined) continue;
      const rows = rowsOf(database.connection, dataset, commit, batchPath(folder, commit.batch));
      const { action, batch, knownAt, by } = commit;
      const done = await loadBatch(postgres, { dataset, action, batch, knownAt, by, rows, committed: true });
      if (!done.ok) return fail(...done.problems);
    }
    return ok(null);
  } finally {
    database.close();
  }
}

/** The typed rows of a batch file, a chunk at a time. */
async function* rowsOf(
  connection: DuckDBConnection,
  dataset: Dataset,
  { action }: FactCommit,
  path: string,
): AsyncGenerator<TracedRow> {
  const columns: readonly Column[] =
    action === 'retract' ? dataset.columns.filter(({ name }) => dataset.key.includes(name)) : dataset.columns;
  const names = columns.map(({ name }) => identifier(name)).join(', ');
  const result = await connection.stream(`SELECT _line, _file, ${names} FROM read_parquet(${text(path)})`);
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return;
    for (const [line, file, ...values] of chunk.getRows()) {
      const cells: Record<string, Cell> = Object.create(null);
      for (const [i, column] of columns.entries()) cells[column.name] = cellOf(values[i] ?? null);
      yield { file: String(file), line: Number(line), cells };
    }
  }
}
