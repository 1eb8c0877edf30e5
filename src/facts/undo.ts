import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Dataset } from '../core/scheme/scheme.ts';
import { writeImmutable } from './batch/immutable.ts';
import { batchesFolder, batchPath, type FactCommit } from './batch/log.ts';
import { openDatabase } from './duckdb/database.ts';
import { identifier } from './sql/quote.ts';
import { goneColumn, orderColumn, wordsSql } from './sql/source.ts';

/** A batch file in its place; empty ones are not written. */
export interface UndoingFile {
  readonly batch: string;
  readonly rows: number;
}

/** What takes batches back, and how many records it concerns. */
export interface Undoing {
  /** Records as they were before; to be committed as `replace`. */
  readonly restored: UndoingFile | null;
  /** Keys of records that were not there before; to be committed as `retract`. */
  readonly removed: UndoingFile | null;
  /** Records on which a later batch has the last word: they stay as they are. */
  readonly kept: number;
}

const [order, gone] = [orderColumn, goneColumn].map(identifier);

/**
 * What makes a dataset as though some of its batches (`undone`, sequences) had never been committed, whatever came after
 * them. Restored records keep the file and line they once came from.
 */
export async function stageUndoing(
  folder: string,
  dataset: Dataset,
  commits: readonly FactCommit[],
  undone: readonly number[],
): Promise<Undoing> {
  const database = await openDatabase();
  try {
    const { connection } = database;
    for (const sql of standingSql(folder, dataset, commits, undone)) await connection.run(sql);
    const concerned = await count(connection, 'FROM concerned');
    const standing = await count(connection, 'FROM standing');
    const columns = dataset.columns.map(({ name }) => `b.${identifier(name)}`).join(', ');
    const restored = await write(connection, folder, dataset, { columns, rows: restoredSql(dataset) });
    const removed = await write(connection, folder, dataset, {
      columns: dataset.key.map((name) => `b.${identifier(name)}`).join(', '),
      rows: removedSql(dataset),
    });
    return { restored, removed, kept: concerned - standing };
  } finally {
    database.close();
  }
}

/** Every word; the records these batches speak of; and of those the ones on which they have the last word. */
function standingSql(
  folder: string,
  dataset: Dataset,
  commits: readonly FactCommit[],
  undone: readonly number[],
): readonly string[] {
  const files = commits.map(({ batch, action, sequence }) => ({
    path: batchPath(folder, batch),
    action,
    order: sequence,
  }));
  const keys = dataset.key.map(identifier).join(', ');
  const theirs = `(${undone.join(', ')})`;
  return [
    `CREATE TEMP TABLE words AS SELECT * FROM (${wordsSql(dataset, files)})`,
    `CREATE TEMP TABLE concerned AS SELECT ${keys}, max(${order}) AS last_order,
       max(${order}) FILTER (WHERE ${order} NOT IN ${theirs}) AS before_order
     FROM words GROUP BY ALL HAVING bool_or(${order} IN ${theirs})`,
    `CREATE TEMP TABLE standing AS SELECT c.*, b.${gone} AS was_gone
     FROM concerned AS c LEFT JOIN words AS b ON b.${order} = c.before_order AND ${sameKey(dataset, 'b', 'c')}
     WHERE c.last_order IN ${theirs}`,
  ];
}

const restoredSql = (dataset: Dataset): string =>
  `FROM standing AS s JOIN words AS b ON b.${order} = s.before_order AND ${sameKey(dataset, 'b', 's')}
   WHERE NOT s.was_gone`;

// Where these batches took away what was not there otherwise, nothing has to change.
const removedSql = (dataset: Dataset): string =>
  `FROM standing AS s JOIN words AS b ON b.${order} = s.last_order AND ${sameKey(dataset, 'b', 's')}
   WHERE coalesce(s.was_gone, TRUE) AND NOT b.${gone}`;

async function write(
  connection: DuckDBConnection,
  folder: string,
  dataset: Dataset,
  { columns, rows }: { readonly columns: string; readonly rows: string },
): Promise<UndoingFile | null> {
  const counted = await count(connection, rows);
  if (counted === 0) return null;
  const sorted = dataset.key.map((name) => `b.${identifier(name)}`).join(', ');
  const sql = `SELECT ${columns}, b._line, b._file ${rows} ORDER BY ${sorted}`;
  const batch = await writeImmutable(connection, sql, join(folder, batchesFolder), (hash) =>
    batchPath(folder, hash),
  );
  return { batch, rows: counted };
}

const count = async (connection: DuckDBConnection, from: string): Promise<number> =>
  Number((await connection.runAndReadAll(`SELECT count(*) ${from}`)).getRows()[0]?.[0] ?? 0);

const sameKey = (dataset: Dataset, a: string, b: string): string =>
  dataset.key
    .map((name) => `${a}.${identifier(name)} IS NOT DISTINCT FROM ${b}.${identifier(name)}`)
    .join(' AND ');
