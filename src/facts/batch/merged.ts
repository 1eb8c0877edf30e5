import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { canonicalJson } from '../../core/quantity/canonical.ts';
import type { Dataset } from '../../core/scheme/scheme.ts';
import { identifier, text } from '../sql/quote.ts';
import { goneColumn, orderColumn, untilColumn, wordsSql } from '../sql/source.ts';
import { exists } from './committed.ts';
import { writeDurably } from './durable.ts';
import { hashFile } from './hash-file.ts';
import { writeImmutable } from './immutable.ts';
import { batchPath, type FactCommit } from './log.ts';

/** Where merged files lie. They only repeat what the batches say: any of them may be deleted at any time. */
export const mergedFolder = 'merged';

/** A file that holds the first `commits` commits of a dataset together. */
export interface Merged {
  readonly path: string;
  readonly commits: number;
}

const indexSchema = z.strictObject({
  dataset: z.string(),
  shape: z.string(),
  file: z.string().regex(/^[0-9a-f]{64}$/),
  commits: z.array(z.tuple([z.int(), z.string(), z.string()])),
});
type Index = z.infer<typeof indexSchema>;

/** The merged file of a dataset; null where there is none, or it is not made of the first of these commits. */
export async function findMerged(
  folder: string,
  dataset: Dataset,
  commits: readonly FactCommit[],
): Promise<Merged | null> {
  const index = await readIndex(indexPath(folder, dataset));
  if (index === null || index.shape !== shapeOf(dataset) || index.commits.length > commits.length)
    return null;
  const same = canonicalJson(index.commits) === canonicalJson(named(commits.slice(0, index.commits.length)));
  const path = mergedPath(folder, index.file);
  return same && (await exists(path)) ? { path, commits: index.commits.length } : null;
}

/** As `findMerged`, for the first use of a file: one whose content is not what its name says is left aside. */
export async function findSoundMerged(
  folder: string,
  dataset: Dataset,
  commits: readonly FactCommit[],
): Promise<Merged | null> {
  const merged = await findMerged(folder, dataset, commits);
  if (merged === null) return null;
  return mergedPath(folder, await hashFile(merged.path)) === merged.path ? merged : null;
}

/**
 * Merges all commits of a dataset into one file for reading, starting from one that holds the first of them. Every word
 * on every record stays, with its batch, file and line, so that any past state can be read from it.
 */
export async function mergeBatches(
  connection: DuckDBConnection,
  folder: string,
  dataset: Dataset,
  commits: readonly FactCommit[],
): Promise<Merged> {
  const before = await findMerged(folder, dataset, commits);
  const sql = mergedSql(folder, dataset, commits, before);
  const place = (hash: string): string => mergedPath(folder, hash);
  const file = await writeImmutable(connection, sql, join(folder, mergedFolder), place);
  const index: Index = { dataset: dataset.name, shape: shapeOf(dataset), file, commits: named(commits) };
  await writeDurably(indexPath(folder, dataset), JSON.stringify(index));
  return { path: place(file), commits: commits.length };
}

function mergedSql(
  folder: string,
  dataset: Dataset,
  commits: readonly FactCommit[],
  before: Merged | null,
): string {
  const files = commits.slice(before?.commits ?? 0).map((commit) => ({
    path: batchPath(folder, commit.batch),
    action: commit.action,
    order: commit.sequence,
  }));
  const [order, until] = [identifier(orderColumn), identifier(untilColumn)];
  const keys = dataset.key.map(identifier).join(', ');
  const fresh = `SELECT *, lead(${order}) OVER (PARTITION BY ${keys} ORDER BY ${order}) AS ${until}
    FROM (${wordsSql(dataset, files)})`;
  const sorted = `ORDER BY ${order}, _file, _line`;
  if (before === null) return `${fresh} ${sorted}`;
  const columns = [...dataset.columns.map(({ name }) => name), '_line', '_file', orderColumn, goneColumn];
  const same = dataset.key.map((name) => `o.${identifier(name)} IS NOT DISTINCT FROM t.${identifier(name)}`);
  const old = `SELECT ${columns.map((name) => `o.${identifier(name)}`).join(', ')},
      coalesce(o.${until}, t.first_order) AS ${until}
    FROM read_parquet(${text(before.path)}) AS o
    LEFT JOIN (SELECT ${keys}, min(${order}) AS first_order FROM fresh GROUP BY ALL) AS t ON ${same.join(' AND ')}`;
  return `WITH fresh AS MATERIALIZED (${fresh}) SELECT * FROM (${old} UNION ALL SELECT * FROM fresh) ${sorted}`;
}

const named = (commits: readonly FactCommit[]): Index['commits'] =>
  commits.map(({ sequence, batch, action }) => [sequence, batch, action]);

const mergedPath = (folder: string, file: string): string => join(folder, mergedFolder, `${file}.parquet`);

const indexPath = (folder: string, { name }: Dataset): string =>
  join(folder, mergedFolder, `${createHash('sha256').update(name).digest('hex').slice(0, 32)}.json`);

const shapeOf = ({ columns, key }: Dataset): string =>
  canonicalJson({ columns: columns.map(({ name, type, decimals }) => ({ name, type, decimals })), key });

async function readIndex(path: string): Promise<Index | null> {
  const content = await readFile(path, 'utf8').catch(() => null);
  if (content === null) return null;
  try {
    return indexSchema.parse(JSON.parse(content));
  } catch {
    // Whatever is wrong with it, it is made again.
    return null;
  }
}
