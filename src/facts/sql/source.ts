import type { Dataset } from '../../core/scheme/scheme.ts';
import { identifier, text } from './quote.ts';

/** One committed batch as a query sees it; `order` grows with every commit. */
export interface BatchFile {
  readonly path: string;
  readonly action: 'append' | 'replace' | 'retract';
  readonly order: number;
}

/**
 * Many batches in one file, each word on a record with the order of its batch and that of the next word on the same
 * record. What stood after any batch is therefore read without resolving anything.
 */
export interface MergedFile {
  readonly path: string;
  /** Words up to this order are taken; the file may hold later ones. */
  readonly upTo: number;
}

/** The rows of a dataset: a plain file's table, which came first, merged batches, and the batches after those. */
export interface SourceParts {
  readonly table: string | null;
  readonly merged: MergedFile | null;
  readonly batches: readonly BatchFile[];
}

/** Names that no column of a scheme can have. */
export const orderColumn = ':order';
export const goneColumn = ':gone';
export const untilColumn = ':until';
const pathColumn = ':path';
const [order, gone, until] = [orderColumn, goneColumn, untilColumn].map(identifier) as [
  string,
  string,
  string,
];

/**
 * SQL that stands after FROM and yields the dataset's rows as they are after all given batches. Where every batch only
 * adds, files are read as they are; else the latest word on each key wins, and a retraction takes the row away.
 */
export function sourceSql(dataset: Dataset, parts: SourceParts): string {
  if (parts.merged === null && !needsResolving(parts)) return plainSql(dataset, parts);
  const columns = dataset.columns.map((column) => identifier(column.name));
  return `(${rowsSql(dataset, parts, columns)})`;
}

/** The same rows with where each came from: `_line`, `_file` and `:order` (of the batch; 0 for the plain file). */
export function tracedSourceSql(dataset: Dataset, parts: SourceParts, plainFile: string): string {
  const columns = [...dataset.columns.map((column) => identifier(column.name)), '_line', '_file', order];
  return `(${rowsSql(dataset, parts, columns, plainFile)})`;
}

/** Of the rows of `parts` those whose record later batches speak of; `few`: conditions on `o` that all of them meet. */
export const changedSql = (
  dataset: Dataset,
  parts: SourceParts,
  later: readonly BatchFile[],
  few: readonly string[],
): string =>
  `(SELECT * FROM ${sourceSql(dataset, parts)} AS o WHERE ${few.map((each) => `${each} AND `).join('')}EXISTS
    (SELECT 1 FROM read_parquet(${filesSql(later)}, union_by_name = true) AS t WHERE ${sameKey(dataset, 't', 'o')}))`;

/** Every word of the batches: all columns, `_line`, `_file`, `:order` and `:gone`. */
export function wordsSql(dataset: Dataset, batches: readonly BatchFile[]): string {
  const columns = dataset.columns.map((column) => identifier(column.name));
  return branchesSql(dataset, batches, [...columns, '_line', '_file', order]).join(' UNION ALL ');
}

// A plain file can be edited after batches were added on top of it, so its keys may meet theirs.
const needsResolving = ({ table, batches }: SourceParts): boolean =>
  batches.some((batch) => batch.action !== 'append') || (table !== null && batches.length > 0);

function plainSql(dataset: Dataset, { table, batches }: SourceParts): string {
  if (table !== null) return identifier(table);
  if (batches.length === 0) throw new Error(`no rows of ${dataset.name} were delivered`);
  return `read_parquet(${filesSql(batches)})`;
}

/** A list of the batches' files; one can be committed twice, when what it held was taken away in between. */
export const filesSql = (batches: readonly BatchFile[]): string =>
  `[${[...new Set(batches.map((batch) => text(batch.path)))].join(', ')}]`;

function rowsSql(
  dataset: Dataset,
  parts: SourceParts,
  columns: readonly string[],
  plainFile: string | null = null,
): string {
  const selected = columns.join(', ');
  const { base, later } = split(dataset, parts, columns, plainFile !== null);
  const resolved = `SELECT ${selected} FROM ${resolvedSql(dataset, { ...parts, batches: later }, columns, plainFile)}`;
  if (base === null) return resolved;
  const stood = `SELECT ${selected} FROM ${base} AS m`;
  if (later.length === 0) return stood;
  // What is appended was not there before, so only other words on a record have to be resolved.
  if (later.every((batch) => batch.action === 'append'))
    return `${stood} UNION ALL SELECT ${selected} FROM (${branchesSql(dataset, later, columns).join('')})`;
  const changed = `read_parquet(${filesSql(later)}, union_by_name = true)`;
  return `${stood} WHERE NOT EXISTS (SELECT 1 FROM ${changed} AS t WHERE ${sameKey(dataset, 't', 'm')}) UNION ALL ${resolved}`;
}

/** Rows of which each record has one, as SQL, and the batches after them that have to be resolved on top. */
function split(
  dataset: Dataset,
  { table, merged, batches }: SourceParts,
  columns: readonly string[],
  traced: boolean,
): { readonly base: string | null; readonly later: readonly BatchFile[] } {
  if (table !== null) return { base: null, later: batches };
  if (merged !== null) {
    const stood = `${order} <= ${merged.upTo} AND (${until} IS NULL OR ${until} > ${merged.upTo}) AND NOT ${gone}`;
    return {
      base: `(SELECT * FROM read_parquet(${text(merged.path)}) WHERE ${stood})`,
      later: batches,
    };
  }
  const first = batches.findIndex((batch) => batch.action !== 'append');
  const head = first < 0 ? batches : batches.slice(0, first);
  if (head.length === 0) return { base: null, later: batches };
  const base = traced
    ? `(${branchesSql(dataset, head, columns).join('')})`
    : `read_parquet(${filesSql(head)})`;
  return { base, later: batches.slice(head.length) };
}

/** A blank part of a key is one too; where there is none, plain equality can be told to the files. */
function sameKey({ key, columns }: Dataset, a: string, b: string): string {
  const mayBeBlank = (name: string): boolean => columns.find((each) => each.name === name)?.optional === true;
  return key
    .map(identifier)
    .map((column, i) =>
      mayBeBlank(key[i] ?? '')
        ? `${a}.${column} IS NOT DISTINCT FROM ${b}.${column}`
        : `${a}.${column} = ${b}.${column}`,
    )
    .join(' AND ');
}

function resolvedSql(
  dataset: Dataset,
  { table, batches }: SourceParts,
  columns: readonly string[],
  plainFile: string | null,
): string {
  const own = columns.filter((column) => column !== order && !column.startsWith('_'));
  const origin = plainFile === null ? '' : `_line, ${text(plainFile)} AS _file,`;
  const plain = `SELECT ${own.join(', ')}, ${origin} 0 AS ${order}, FALSE AS ${gone} FROM ${identifier(table ?? '')}`;
  const branches = [...(table === null ? [] : [plain]), ...branchesSql(dataset, batches, columns)];
  const keys = dataset.key.map(identifier).join(', ');
  return `(SELECT * FROM (${branches.join(' UNION ALL ')})
    QUALIFY row_number() OVER (PARTITION BY ${keys} ORDER BY ${order} DESC) = 1
      AND NOT ${gone})`;
}

/** Columns are those of the dataset and, where asked for, `_line`, `_file`, `:order`. */
function branchesSql(
  dataset: Dataset,
  batches: readonly BatchFile[],
  columns: readonly string[],
): readonly string[] {
  const kept = batches.filter((batch) => batch.action !== 'retract');
  const retracted = batches.filter((batch) => batch.action === 'retract');
  const own = columns.filter((column) => column !== order && !column.startsWith('_'));
  const origin = columns.filter((column) => column.startsWith('_')).map((column) => `${column}, `);
  return [
    ...(kept.length === 0 ? [] : [branch(kept, own.join(', '), origin.join(''), false)]),
    ...(retracted.length === 0 ? [] : [branch(retracted, keysOnly(dataset), origin.join(''), true)]),
  ];
}

function branch(batches: readonly BatchFile[], columns: string, origin: string, isGone: boolean): string {
  const orders = batches.map((batch) => `(${text(batch.path)}, ${batch.order})`).join(', ');
  return `SELECT ${columns}, ${origin} b.position AS ${order}, ${isGone ? 'TRUE' : 'FALSE'} AS ${gone}
    FROM read_parquet(${filesSql(batches)}, filename = '${pathColumn}') AS p
    JOIN (VALUES ${orders}) AS b(path, position) ON p.${identifier(pathColumn)} = b.path`;
}

const keysOnly = (dataset: Dataset): string =>
  dataset.columns
    .map(({ name }) => (dataset.key.includes(name) ? identifier(name) : `NULL AS ${identifier(name)}`))
    .join(', ');
