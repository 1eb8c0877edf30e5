import type { PoolClient } from 'pg';
import { problem } from '../../core/problem/problem.ts';
import type { Dataset } from '../../core/scheme/scheme.ts';
import type { Reject } from '../../port/fact-engine.ts';
import type { BatchAction } from '../batch/check-keys.ts';
import { columnSql } from './names.ts';
import { type Parameters, startParameters } from './parameters.ts';
import { existsSql, type StoredBatch } from './source.ts';

/** A batch whose rows are inserted and not yet committed. */
export interface FreshBatch {
  readonly dataset: Dataset;
  readonly table: string;
  readonly batchId: string;
  readonly action: BatchAction;
  /** All earlier batches. */
  readonly before: readonly StoredBatch[];
}

/** Takes rows out whose key an earlier row of the batch has already, and says which. */
export async function rejectRepeated(client: PoolClient, fresh: FreshBatch): Promise<readonly Reject[]> {
  const { table, batchId } = fresh;
  const keys = keyColumns(fresh).join(', ');
  const ranked = `SELECT ctid, first_value(line) OVER earlier AS first_line, row_number() OVER earlier AS place
    FROM ${table} WHERE batch_id = $1::bigint
    WINDOW earlier AS (PARTITION BY ${keys} ORDER BY file, line)`;
  const found = await client.query<TakenRow>({
    text: `DELETE FROM ${table} AS s USING (${ranked}) AS ranked WHERE s.ctid = ranked.ctid AND place > 1
      RETURNING s.file, s.line::text, ${keyTextSql(fresh, 's')}, first_line::text`,
    values: [batchId],
    rowMode: 'array',
  });
  return rejectsOf(fresh, found.rows, (key, line) =>
    problem('facts-key-repeated', { key, line: line ?? '' }),
  );
}

/** Takes rows out that do not fit earlier batches: to append what is there, to retract what is not. */
export async function rejectMisfits(client: PoolClient, fresh: FreshBatch): Promise<readonly Reject[]> {
  const { action, before, table, batchId, dataset } = fresh;
  if (action === 'replace' || (action === 'append' && before.length === 0)) return [];
  const parameters: Parameters = startParameters();
  parameters.values.push(batchId);
  const exists = existsSql(dataset, table, before, 's', parameters);
  const found = await client.query<TakenRow>({
    text: `DELETE FROM ${table} AS s WHERE batch_id = $1::bigint AND ${action === 'append' ? exists : `NOT ${exists}`}
      RETURNING s.file, s.line::text, ${keyTextSql(fresh, 's')}, NULL`,
    values: parameters.values,
    rowMode: 'array',
  });
  const code = action === 'append' ? 'facts-key-exists' : 'facts-key-absent';
  return rejectsOf(fresh, found.rows, (key) => problem(code, { key }));
}

type TakenRow = [file: string, line: string, key: string, other: string | null];

const keyColumns = ({ dataset }: FreshBatch): readonly string[] =>
  dataset.key.map((name) => columnSql(dataset.columns, name));

/** The key as a person reads it. */
const keyTextSql = (fresh: FreshBatch, alias: string): string =>
  `concat_ws(' / ', ${keyColumns(fresh)
    .map((name) => `${alias}.${name}::text`)
    .join(', ')})`;

function rejectsOf(
  { dataset }: FreshBatch,
  rows: readonly TakenRow[],
  why: (key: string, other: string | null) => Reject['problem'],
): readonly Reject[] {
  return rows
    .map(([file, line, key, other]) => ({
      dataset: dataset.name,
      file,
      line: Number(line),
      column: null,
      cell: null,
      problem: why(key, other),
    }))
    .sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}
