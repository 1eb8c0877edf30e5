import type { Dataset } from '../../core/scheme/scheme.ts';
import { identifier, text } from './quote.ts';

/** One committed batch as a query sees it; `order` grows with every commit. */
export interface BatchFile {
  readonly path: string;
  readonly hash: string;
  readonly action: 'append' | 'replace' | 'retract';
  readonly order: number;
}

/** The rows of a dataset: a plain file's table, which came first, and batches. */
export interface SourceParts {
  readonly table: string | null;
  readonly batches: readonly BatchFile[];
}

/** Names that no column of a scheme can have. */
export const batchColumn = ':batch';
const orderColumn = ':order';
const goneColumn = ':gone';
const pathColumn = ':path';

/**
 * SQL that stands after FROM and yields the dataset's rows as they are after all given batches. Where every batch only
 * adds, files are read as they are; else the latest word on each key wins, and a retraction takes the row away.
 */
export function sourceSql(dataset: Dataset, parts: SourceParts): string {
  if (!needsResolving(parts)) return plainSql(dataset, parts);
  const columns = dataset.columns.map((column) => identifier(column.name));
  return `(SELECT ${columns.join(', ')} FROM ${resolvedSql(dataset, parts, columns)})`;
}

/** The same rows with where each came from: `_line`, `_file` and `:batch` (the hash; '' for the plain file). */
export function tracedSourceSql(dataset: Dataset, parts: SourceParts, plainFile: string): string {
  const columns = [
    ...dataset.columns.map((column) => identifier(column.name)),
    '_line',
    '_file',
    identifier(batchColumn),
  ];
  return `(SELECT ${columns.join(', ')} FROM ${resolvedSql(dataset, parts, columns, plainFile)})`;
}

// A plain file can be edited after batches were added on top of it, so its keys may meet theirs.
const needsResolving = ({ table, batches }: SourceParts): boolean =>
  batches.some((batch) => batch.action !== 'append') || (table !== null && batches.length > 0);

function plainSql(dataset: Dataset, { table, batches }: SourceParts): string {
  if (table !== null) return identifier(table);
  if (batches.length === 0) throw new Error(`no rows of ${dataset.name} were delivered`);
  return `read_parquet(${filesSql(batches)})`;
}

const filesSql = (batches: readonly BatchFile[]): string =>
  `[${batches.map((batch) => text(batch.path)).join(', ')}]`;

function resolvedSql(
  dataset: Dataset,
  { table, batches }: SourceParts,
  columns: readonly string[],
  plainFile: string | null = null,
): string {
  const own = columns.filter((column) => column !== identifier(batchColumn) && !column.startsWith('_'));
  const traced = plainFile !== null;
  const kept = batches.filter((batch) => batch.action !== 'retract');
  const retracted = batches.filter((batch) => batch.action === 'retract');
  const branches = [
    ...(table === null
      ? []
      : [
          `SELECT ${own.join(', ')}, ${traced ? `_line, ${text(plainFile)} AS _file, '' AS ${identifier(batchColumn)},` : ''} 0 AS ${identifier(orderColumn)}, FALSE AS ${identifier(goneColumn)} FROM ${identifier(table)}`,
        ]),
    ...(kept.length === 0 ? [] : [branch(kept, own.join(', '), traced, false)]),
    ...(retracted.length === 0 ? [] : [branch(retracted, keysOnly(dataset), traced, true)]),
  ];
  const keys = dataset.key.map(identifier).join(', ');
  return `(SELECT * FROM (${branches.join(' UNION ALL ')})
    QUALIFY row_number() OVER (PARTITION BY ${keys} ORDER BY ${identifier(orderColumn)} DESC) = 1
      AND NOT ${identifier(goneColumn)})`;
}

function branch(batches: readonly BatchFile[], columns: string, traced: boolean, gone: boolean): string {
  const orders = batches
    .map((batch) => `(${text(batch.path)}, ${text(batch.hash)}, ${batch.order})`)
    .join(', ');
  const origin = traced ? `_line, _file, b.hash AS ${identifier(batchColumn)},` : '';
  return `SELECT ${columns}, ${origin} b.position AS ${identifier(orderColumn)}, ${gone ? 'TRUE' : 'FALSE'} AS ${identifier(goneColumn)}
    FROM read_parquet(${filesSql(batches)}, filename = '${pathColumn}') AS p
    JOIN (VALUES ${orders}) AS b(path, hash, position) ON p.${identifier(pathColumn)} = b.path`;
}

const keysOnly = (dataset: Dataset): string =>
  dataset.columns
    .map(({ name }) => (dataset.key.includes(name) ? identifier(name) : `NULL AS ${identifier(name)}`))
    .join(', ');
