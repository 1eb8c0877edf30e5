import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { fail, hasErrors, ok, type Problem, problem, type Result } from '../core/problem/problem.ts';
import type { Column, Dataset, Scheme } from '../core/scheme/scheme.ts';
import type { Reject } from '../port/fact-engine.ts';
import { type BatchAction, rejectMisfits } from './batch/check-keys.ts';
import { writeImmutable } from './batch/immutable.ts';
import { batchesFolder, batchPath } from './batch/log.ts';
import { type Loaded, loadFiles } from './load/load-files.ts';
import type { NamedSource } from './load/named-source.ts';
import { fileNameSql } from './load/staging.ts';
import { identifier } from './sql/quote.ts';

/** A delivery to make a batch of. */
export interface Delivery {
  readonly scheme: Pick<Scheme, 'zoneMinutes'>;
  readonly dataset: Dataset;
  readonly action: BatchAction;
  readonly sources: readonly NamedSource[];
  readonly signal?: AbortSignal | null;
}

/** An immutable Parquet file in its place, named by its hash. It is part of the facts once somebody commits it. */
export interface StagedBatch {
  readonly batch: string;
  readonly rows: number;
  readonly rejects: readonly Reject[];
}

/** A delivery that was read and typed; what it becomes depends on what is there already. */
export interface Staging {
  /**
   * Makes the batch durably in the folder, without the rows that do not fit what is there (`current`: SQL that stands
   * after FROM, null when nothing is). It can be asked again when more has been committed meanwhile.
   * Problem: no good row at all; with `whole`, every row that is refused.
   */
  settle(folder: string, current: string | null, whole?: boolean): Promise<Result<StagedBatch>>;
}

const stagingTable = 'staged rows';

/** Reads a delivery on a connection. Problems: a file that cannot be read or that lacks columns. */
export async function stageDelivery(
  connection: DuckDBConnection,
  delivery: Delivery,
): Promise<Result<Staging>> {
  const { scheme, dataset, action, sources, signal = null } = delivery;
  const columns =
    action === 'retract' ? dataset.columns.filter(({ name }) => dataset.key.includes(name)) : dataset.columns;
  const { zoneMinutes } = scheme;
  const settings = { connection, table: stagingTable, dataset, columns, sources, zoneMinutes, signal };
  const loaded = await loadFiles(settings);
  if (hasErrors(loaded.problems)) return fail(...loaded.problems);
  const staged: Staged = { connection, delivery, columns, loaded };
  return ok({ settle: (folder, current, whole = false) => settle(staged, folder, current, whole) });
}

interface Staged {
  readonly connection: DuckDBConnection;
  readonly delivery: Delivery;
  readonly columns: readonly Column[];
  readonly loaded: Loaded;
}

async function settle(
  staged: Staged,
  folder: string,
  current: string | null,
  whole: boolean,
): Promise<Result<StagedBatch>> {
  const { connection, delivery, loaded } = staged;
  const { dataset, action, sources } = delivery;
  const files = sources.map((source) => source.file);
  // Undone at the end, so that what is staged can be settled again.
  await connection.run('BEGIN');
  try {
    const misfits = await rejectMisfits(connection, { table: stagingTable, files, dataset }, action, current);
    const rejects = [...loaded.rejects, ...misfits];
    const rows = loaded.rows - misfits.length;
    if (whole && rejects.length > 0) return fail(...rejects.map(placed));
    const problems = [...loaded.problems, ...misfits.slice(0, 20).map(asWarning)];
    if (rows === 0 && rejects.length > 0)
      return fail(problem('facts-batch-empty', { file: files.join('、') }), ...problems);
    delivery.signal?.throwIfAborted();
    const batch = await writeBatch(staged, folder, files);
    return ok({ batch, rows, rejects }, problems);
  } finally {
    await connection.run('ROLLBACK');
  }
}

/** Why a row is refused, with the row. */
const placed = ({ problem: why, file, line }: Reject): Problem => ({
  ...why,
  at: { file, line, column: null },
});

const asWarning = ({ problem: why, file, line }: Reject): Problem => ({
  ...why,
  severity: 'warning',
  at: { file, line, column: null },
});

/** Writes the staged rows as a Parquet file named by its hash. */
async function writeBatch(
  { connection, columns }: Staged,
  folder: string,
  files: readonly string[],
): Promise<string> {
  const names = columns.map((column) => identifier(column.name)).join(', ');
  const sql = `SELECT ${names}, _line, ${fileNameSql(files)} AS _file FROM ${identifier(stagingTable)} AS staged
    ORDER BY staged._file, staged._line`;
  return writeImmutable(connection, sql, join(folder, batchesFolder), (hash) => batchPath(folder, hash));
}
