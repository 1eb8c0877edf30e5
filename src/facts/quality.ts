import type { DuckDBConnection } from '@duckdb/node-api';
import type { Dataset } from '../core/scheme/scheme.ts';
import { identifier, text } from './sql/quote.ts';

/** A value far from the others of its column: `distance` is the robust z, half a sigma being 0.5. */
export interface Outlier {
  readonly unit: string;
  /** The record's key as a person reads it. */
  readonly key: string;
  readonly column: string;
  readonly value: string;
  readonly distance: string;
}

/** A unit whose sum of a column in the last batch is far from that in the batch before. */
export interface Jump {
  readonly unit: string;
  readonly column: string;
  readonly before: string;
  readonly after: string;
}

/** Beyond so many robust sigmas a value is shown as an outlier (Iglewicz and Hoaglin). */
const farFrom = 3.5;
/** Fewer values than this say nothing about what is usual. */
const fewest = 8;
/** So many times more, or less, is a jump. */
const jumpFactor = 2;

const numbers = (dataset: Dataset): readonly string[] =>
  dataset.columns.flatMap(({ name, type }) => (type === 'integer' || type === 'number' ? [name] : []));

/** How many rows each unit has. `from` is SQL that stands after FROM. */
export async function rowsByUnit(
  connection: DuckDBConnection,
  dataset: Dataset,
  from: string,
): Promise<ReadonlyMap<string, number>> {
  const unit = identifier(dataset.unit);
  const found = await connection.runAndReadAll(`SELECT ${unit}, count(*) FROM ${from} AS r GROUP BY 1`);
  return new Map(found.getRows().map(([id, count]) => [String(id), Number(count)]));
}

/**
 * Values far from the median of their column, measured in median absolute deviations; the farthest first, at most
 * `limit`. A hint for people, computed in floating point: no score depends on it.
 */
export async function findOutliers(
  connection: DuckDBConnection,
  dataset: Dataset,
  from: string,
  limit: number,
): Promise<readonly Outlier[]> {
  const found: (Outlier & { readonly size: number })[] = [];
  for (const name of numbers(dataset)) {
    const rows = await connection.runAndReadAll(outlierSql(dataset, from, name, limit));
    for (const [unit, key, value, distance] of rows.getRows())
      found.push({
        ...{ unit: String(unit), key: String(key), column: name, value: String(value) },
        ...{ distance: Number(distance).toFixed(1), size: Math.abs(Number(distance)) },
      });
  }
  const farthest = found.sort((a, b) => b.size - a.size).slice(0, limit);
  return farthest.map(({ size: _size, ...outlier }) => outlier);
}

function outlierSql(dataset: Dataset, from: string, name: string, limit: number): string {
  const value = `CAST(r.${identifier(name)} AS DOUBLE)`;
  const key = dataset.key.map((each) => `CAST(r.${identifier(each)} AS VARCHAR)`).join(', ');
  const unit = identifier(dataset.unit);
  return `WITH v AS (SELECT r.${unit} AS unit, concat_ws(' / ', ${key}) AS key,
      CAST(r.${identifier(name)} AS VARCHAR) AS shown, ${value} AS x FROM ${from} AS r WHERE r.${identifier(name)} IS NOT NULL),
    s AS (SELECT median(x) AS middle, mad(x) AS spread, count(*) AS n FROM v)
    SELECT unit, key, shown, 0.6745 * (x - middle) / spread AS z FROM v, s
    WHERE n >= ${fewest} AND spread > 0 AND abs(0.6745 * (x - middle) / spread) > ${farFrom}
    ORDER BY abs(z) DESC, key LIMIT ${limit}`;
}

/** Units whose sums differ much between two batch files of a dataset, by unit and column; at most `limit`. */
export async function findJumps(
  connection: DuckDBConnection,
  dataset: Dataset,
  [before, after]: readonly [string, string],
  limit: number,
): Promise<readonly Jump[]> {
  const found: Jump[] = [];
  for (const name of numbers(dataset)) {
    const rows = await connection.runAndReadAll(jumpSql(dataset, before, after, name, limit));
    for (const [unit, was, is] of rows.getRows())
      found.push({ unit: String(unit), column: name, before: String(was), after: String(is) });
  }
  return found.slice(0, limit);
}

function jumpSql(dataset: Dataset, before: string, after: string, name: string, limit: number): string {
  const sums = (path: string): string =>
    `(SELECT ${identifier(dataset.unit)} AS unit, sum(${identifier(name)}) AS total FROM read_parquet(${text(path)}) GROUP BY 1)`;
  return `SELECT unit, CAST(b.total AS VARCHAR), CAST(a.total AS VARCHAR) FROM ${sums(before)} AS b JOIN ${sums(after)} AS a USING (unit)
    WHERE b.total <> 0 AND (abs(a.total) >= ${jumpFactor} * abs(b.total) OR ${jumpFactor} * abs(a.total) <= abs(b.total))
    ORDER BY unit LIMIT ${limit}`;
}
