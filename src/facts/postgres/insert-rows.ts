import type { PoolClient } from 'pg';
import type { Row } from '../../core/measure/row.ts';
import { problem } from '../../core/problem/problem.ts';
import { exactDecimal } from '../../core/quantity/decimal.ts';
import type { Column, Dataset } from '../../core/scheme/scheme.ts';
import type { Reject } from '../../port/fact-engine.ts';
import { arrayTypes, storedCell } from './cell.ts';
import { columnSql } from './names.ts';

/** A typed row and where it stands in what was delivered. */
export interface TracedRow {
  readonly file: string;
  readonly line: number;
  readonly cells: Row;
}

/** Rows a statement: enough that the way there costs little, few enough to hold in memory twice. */
const chunkRows = 2_000;

/**
 * Inserts typed rows, whole columns as array parameters. `columns` are those the rows have: all, or the key alone.
 * Rows with a number that the column cannot hold, or without a key, are left out and come back.
 */
export async function insertRows(
  client: PoolClient,
  into: { readonly table: string; readonly batchId: string; readonly dataset: Dataset },
  columns: readonly Column[],
  rows: AsyncIterable<TracedRow> | Iterable<TracedRow>,
): Promise<{ readonly rows: number; readonly rejects: readonly Reject[] }> {
  const rejects: Reject[] = [];
  let [count, chunk]: [number, StoredRow[]] = [0, []];
  const flush = async (): Promise<void> => {
    if (chunk.length > 0) await insertChunk(client, into, columns, chunk);
    count += chunk.length;
    chunk = [];
  };
  for await (const row of rows) {
    const stored = storedRow(row, columns, into.dataset);
    if (stored.rejects.length > 0) rejects.push(...stored.rejects);
    else if (chunk.push(stored) === chunkRows) await flush();
  }
  await flush();
  return { rows: count, rejects };
}

interface StoredRow {
  readonly row: TracedRow;
  readonly cells: readonly (string | boolean | null)[];
  readonly rejects: readonly Reject[];
}

function storedRow(row: TracedRow, columns: readonly Column[], dataset: Dataset): StoredRow {
  const rejects: Reject[] = [];
  const cells = columns.map((column) => {
    const cell = row.cells[column.name] ?? null;
    const at = { dataset: dataset.name, file: row.file, line: row.line, column: column.name };
    if (cell === null && !column.optional)
      rejects.push({ ...at, cell: null, problem: problem('cell-blank', { column: column.name }) });
    const stored = storedCell(column, cell);
    if (stored !== undefined) return stored;
    const text = cell !== null && typeof cell === 'object' ? exactDecimal(cell) : String(cell);
    const params = { column: column.name, text: text.slice(0, 60) };
    rejects.push({ ...at, cell: text.slice(0, 200), problem: problem('cell-number-too-long', params) });
    return null;
  });
  return { row, cells, rejects };
}

async function insertChunk(
  client: PoolClient,
  {
    table,
    batchId,
    dataset,
  }: { readonly table: string; readonly batchId: string; readonly dataset: Dataset },
  columns: readonly Column[],
  chunk: readonly StoredRow[],
): Promise<void> {
  const names = columns.map((column) => columnSql(dataset.columns, column.name));
  const arrays = columns.map((column, i) => `$${i + 4}::${arrayTypes[column.type]}`);
  await client.query(
    `INSERT INTO ${table} (batch_id, file, line, ${names.join(', ')})
     SELECT $1::bigint, * FROM unnest(${['$2::text[]', '$3::integer[]', ...arrays].join(', ')})`,
    [
      batchId,
      chunk.map(({ row }) => row.file),
      chunk.map(({ row }) => row.line),
      ...columns.map((_, i) => chunk.map(({ cells }) => cells[i] ?? null)),
    ],
  );
}
