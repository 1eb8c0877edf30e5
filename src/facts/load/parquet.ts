import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { type Problem, problem } from '../../core/problem/problem.ts';
import { identifier, text } from '../sql/quote.ts';
import type { RefillableSource } from './text-source.ts';

/** Rows of a foreign Parquet file as text, so that they pass the same reading of cells as every other format. */
export async function readParquet(
  connection: DuckDBConnection,
  path: string,
  file: string,
): Promise<RefillableSource | Problem> {
  try {
    const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM read_parquet(${text(path)})`);
    const header = described.getRows().map((row) => String(row[0]));
    const cast = header.map((name) => `CAST(${identifier(name)} AS VARCHAR)`).join(', ');
    const result = await connection.stream(`SELECT ${cast} FROM read_parquet(${text(path)})`);
    return parquetSource(header, async () => (await result.fetchChunk())?.getColumns() ?? []);
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return problem('dataset-file-unreadable', { file, reason });
  }
}

function parquetSource(
  header: readonly string[],
  fetch: () => Promise<readonly DuckDBValue[][]>,
): RefillableSource {
  let columns: readonly (readonly DuckDBValue[])[] = [];
  let at = -1;
  let line = 0;
  return {
    header,
    next: () => {
      if (at + 1 >= (columns[0]?.length ?? 0)) return false;
      at++;
      line++;
      return true;
    },
    refill: async () => {
      columns = await fetch();
      at = -1;
      return (columns[0]?.length ?? 0) > 0;
    },
    line: () => line,
    refusal: () => null,
    cell: (i) => {
      const value = columns[i]?.[at];
      return typeof value === 'string' ? value : '';
    },
    failure: () => null,
  };
}
