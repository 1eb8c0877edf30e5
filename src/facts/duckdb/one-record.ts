import type { DuckDBConnection } from '@duckdb/node-api';
import type { Measure, Standpoint } from '../../core/measure/plan.ts';
import type { Dataset, Unit } from '../../core/scheme/scheme.ts';
import { recordsSql } from '../sql/query.ts';
import { identifier, text } from '../sql/quote.ts';
import { rowsAlias, startCompilation } from '../sql/term.ts';
import { prepareConnection, queryContext, type Store } from './measure.ts';

type Key = Readonly<Record<string, string>>;

/** SQL that holds for the rows of an alias with this key; columns that are no part of the key are passed over. */
const keySql = (dataset: Dataset, alias: string, key: Key): string =>
  dataset.key
    .map(
      (name) =>
        `CAST(${alias}.${identifier(name)} AS VARCHAR) = ${text(Object.hasOwn(key, name) ? (key[name] ?? '') : '')}`,
    )
    .join(' AND ');

/** The units named in a batch file, in order; with a key, the unit of that record. */
export async function unitsInFile(
  connection: DuckDBConnection,
  dataset: Dataset,
  path: string,
  key: Key | null,
): Promise<readonly string[]> {
  // A retraction holds the key alone, of which the unit is usually a part.
  const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM read_parquet(${text(path)})`);
  if (!described.getRows().some(([name]) => name === dataset.unit)) return [];
  const where = key === null ? '' : ` WHERE ${keySql(dataset, 'f', key)}`;
  const found = await connection.runAndReadAll(
    `SELECT DISTINCT f.${identifier(dataset.unit)} FROM read_parquet(${text(path)}) AS f${where} ORDER BY 1`,
  );
  return found.getRows().map(([unit]) => String(unit));
}

/** Whether a measure counts the record of this key for the unit. */
export async function countsRecord(
  store: Store,
  connection: DuckDBConnection,
  asked: { readonly measure: Measure; readonly unit: Unit; readonly at: Standpoint; readonly key: Key },
): Promise<boolean> {
  const { measure, unit, at, key } = asked;
  const context = queryContext(store, measure.dataset, at);
  if (context === null) return false;
  const found = startCompilation();
  const tail = ` AND ${keySql(context.dataset, rowsAlias, key)}`;
  const sql = recordsSql(measure, context, found, { columns: 'count(*)', unit: text(unit.unit), tail });
  const problems = await prepareConnection(store.scheme, connection, [unit], found);
  if (found.problems.length + problems.length > 0) return false;
  return Number((await connection.runAndReadAll(sql)).getRows()[0]?.[0] ?? 0) > 0;
}
