import type { DuckDBConnection } from '@duckdb/node-api';
import { problem } from '../../core/problem/problem.ts';
import type { Dataset } from '../../core/scheme/scheme.ts';
import type { Reject } from '../../port/fact-engine.ts';
import { identifier } from '../sql/quote.ts';
import { fileColumn, lineColumn } from './staging.ts';

const line = identifier(lineColumn);
const file = identifier(fileColumn);

/** Takes rows out of the staging table whose key an earlier row has already, and says which row that was. */
export async function rejectRepeatedKeys(
  connection: DuckDBConnection,
  table: string,
  dataset: Dataset,
  files: readonly string[],
): Promise<readonly Reject[]> {
  if (!(await hasRepeatedKeys(connection, table, dataset))) return [];
  const keys = dataset.key.map(identifier).join(', ');
  await connection.run(`CREATE OR REPLACE TEMP TABLE repeated AS
    SELECT * FROM (SELECT ${line}, ${file}, ${keySql(dataset, 't')} AS key_text,
      first_value(${line}) OVER earlier AS first_line, row_number() OVER earlier AS number
      FROM ${identifier(table)} AS t WINDOW earlier AS (PARTITION BY ${keys} ORDER BY ${file}, ${line}))
    WHERE number > 1`);
  const found = await connection.runAndReadAll(
    `SELECT ${line}, ${file}, key_text, first_line FROM repeated ORDER BY ${file}, ${line}`,
  );
  await connection.run(
    `DELETE FROM ${identifier(table)} WHERE (${file}, ${line}) IN (SELECT (${file}, ${line}) FROM repeated)`,
  );
  await connection.run('DROP TABLE repeated');
  return found.getRows().map(([at, number, key, first]) => ({
    dataset: dataset.name,
    file: files[Number(number)] ?? '',
    line: Number(at),
    column: null,
    cell: null,
    problem: problem('facts-key-repeated', { key: String(key), line: String(first) }),
  }));
}

/** The key of the rows of an alias as a person reads it. */
export const keySql = (dataset: Dataset, alias: string): string =>
  `concat_ws(' / ', ${dataset.key.map((name) => `CAST(${alias}.${identifier(name)} AS VARCHAR)`).join(', ')})`;

async function hasRepeatedKeys(
  connection: DuckDBConnection,
  table: string,
  dataset: Dataset,
): Promise<boolean> {
  const keys = dataset.key.map(identifier).join(', ');
  const found = await connection.runAndReadAll(
    `SELECT 1 FROM ${identifier(table)} GROUP BY ${keys} HAVING count(*) > 1 LIMIT 1`,
  );
  return found.currentRowCount > 0;
}
