import type { DuckDBConnection } from '@duckdb/node-api';
import { problem } from '../../core/problem/problem.ts';
import type { Dataset } from '../../core/scheme/scheme.ts';
import type { Reject } from '../../port/fact-engine.ts';
import { keySql } from '../load/repeated-keys.ts';
import { identifier } from '../sql/quote.ts';

/** What a batch does with the records of the keys it names. */
export type BatchAction = 'append' | 'replace' | 'retract';

/**
 * Takes rows out of the staging table that do not fit what is there already (`source`, null when nothing is): records to
 * append whose key exists, records to retract whose key does not.
 */
export async function rejectMisfits(
  connection: DuckDBConnection,
  staged: { readonly table: string; readonly files: readonly string[]; readonly dataset: Dataset },
  action: BatchAction,
  source: string | null,
): Promise<readonly Reject[]> {
  if (action === 'replace' || (action === 'append' && source === null)) return [];
  const { table, files, dataset } = staged;
  const same = dataset.key.map((name) => `e.${identifier(name)} IS NOT DISTINCT FROM s.${identifier(name)}`);
  const exists =
    source === null ? 'FALSE' : `EXISTS (SELECT 1 FROM ${source} AS e WHERE ${same.join(' AND ')})`;
  const misfit = action === 'append' ? exists : `NOT ${exists}`;
  const from = `FROM ${identifier(table)} AS s WHERE ${misfit}`;
  const found = await connection.runAndReadAll(
    `SELECT _line, _file, ${keySql(dataset, 's')} ${from} ORDER BY _file, _line`,
  );
  if (found.currentRowCount > 0) await connection.run(`DELETE ${from}`);
  const code = action === 'append' ? 'facts-key-exists' : 'facts-key-absent';
  return found.getRows().map(([line, file, key]) => ({
    dataset: dataset.name,
    file: files[Number(file)] ?? '',
    line: Number(line),
    column: null,
    cell: null,
    problem: problem(code, { key: String(key) }),
  }));
}
