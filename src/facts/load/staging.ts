import type { DuckDBConnection } from '@duckdb/node-api';
import type { Column } from '../../core/scheme/scheme.ts';
import { storedType } from '../duckdb/column-type.ts';
import { identifier, text } from '../sql/quote.ts';

/** The line a row came from. */
export const lineColumn = '_line';
/** The file a row came from: its number while staging, its name in a batch. */
export const fileColumn = '_file';

/** Makes an empty table for the rows of some files of one dataset. */
export async function createStaging(
  connection: DuckDBConnection,
  table: string,
  columns: readonly Column[],
): Promise<void> {
  const typed = columns.map((column) => `${identifier(column.name)} ${storedType(column).toString()}`);
  const all = [...typed, `${identifier(lineColumn)} INTEGER`, `${identifier(fileColumn)} INTEGER`];
  await connection.run(`CREATE OR REPLACE TABLE ${identifier(table)} (${all.join(', ')})`);
}

/** SQL for the name of a staged row's file. */
export const fileNameSql = (files: readonly string[]): string =>
  `list_extract([${files.map(text).join(', ')}], ${identifier(fileColumn)} + 1)`;
