import type { DuckDBConnection } from '@duckdb/node-api';
import type { MeasurePlan, MeasureTable, Standpoint } from '../../core/measure/plan.ts';
import { ok, type Result } from '../../core/problem/problem.ts';
import type { Dataset, Unit } from '../../core/scheme/scheme.ts';
import { identifier, text } from '../sql/quote.ts';
import { type BatchFile, changedSql, filesSql, sourceSql } from '../sql/source.ts';
import { partsKnown, type StoredDataset } from './delivered.ts';
import { measureFacts, type Store } from './measure.ts';

/** What commits of one dataset changed: the records they speak of, as they are now and as they were before. */
export interface Change {
  readonly now: MeasureTable;
  /** Null where they only added. */
  readonly before: MeasureTable | null;
}

export interface AskedChange {
  /** Measures of the dataset. */
  readonly plan: MeasurePlan;
  readonly units: readonly Unit[];
  readonly at: Standpoint;
  readonly dataset: string;
  /** Sequence of the last commit that counts as before. */
  readonly since: number;
}

/**
 * Measures the records that the commits after `since` speak of: whatever adds up (counts, sums) is then known without
 * going through all the others. Everything that is committed counts: `at.knownAt` must be null.
 */
export async function measureChange(
  store: Store,
  connection: DuckDBConnection,
  { plan, units, at, dataset, since }: AskedChange,
): Promise<Result<Change>> {
  const stored = store.datasets.get(dataset);
  if (stored === undefined || at.knownAt !== null)
    throw new Error('changes are of a dataset, as all is known');
  const later = stored.commits.filter((commit) => commit.sequence > since);
  const ask = (source: string): Promise<Result<MeasureTable>> =>
    measureFacts({ ...store, sources: new Map([[dataset, source]]) }, connection, plan, units, at);
  const now = await ask(laterSql(store, stored, later));
  if (!now.ok) return now;
  const onlyAdds = later.every((commit) => commit.action === 'append');
  const source = onlyAdds ? null : await beforeSql(store, connection, stored, later);
  const before = source === null ? null : await ask(source);
  if (before !== null && !before.ok) return before;
  return ok({ now: now.value, before: before?.value ?? null });
}

type Later = StoredDataset['commits'];

// The last word on every record they speak of is one of their own.
function laterSql(store: Store, stored: StoredDataset, later: Later): string {
  const parts = partsKnown(store.folder, { ...stored, commits: later, merged: null }, { knownAt: null });
  if (parts === null) throw new Error('there is nothing later');
  return sourceSql(stored.dataset, parts);
}

async function beforeSql(
  store: Store,
  connection: DuckDBConnection,
  stored: StoredDataset,
  later: Later,
): Promise<string | null> {
  const commits = stored.commits.slice(0, stored.commits.length - later.length);
  // What was merged since may hold later words; those known before are a beginning of it all the same.
  const parts = partsKnown(store.folder, { ...stored, commits }, { knownAt: null });
  const words = partsKnown(store.folder, { ...stored, commits: later, merged: null }, { knownAt: null });
  if (parts === null || words === null) return null;
  const few = await fewKeys(connection, stored.dataset, words.batches);
  return changedSql(stored.dataset, parts, words.batches, few);
}

const fewest = 100;

/**
 * Conditions that the keys of a few records meet, spelt out: files of which no part can hold them are then passed over.
 * A column with many values gives none.
 */
async function fewKeys(
  connection: DuckDBConnection,
  dataset: Dataset,
  batches: readonly BatchFile[],
): Promise<readonly string[]> {
  const conditions: string[] = [];
  for (const { name, type } of dataset.columns) {
    if (!dataset.key.includes(name) || (type !== 'text' && type !== 'choice')) continue;
    const column = identifier(name);
    const found = await connection.runAndReadAll(
      `SELECT DISTINCT ${column} FROM read_parquet(${filesSql(batches)}, union_by_name = true) LIMIT ${fewest + 1}`,
    );
    const values = found.getRows().map(([value]) => value);
    // A batch may hold no rows at all.
    if (values.length === 0) return ['FALSE'];
    if (values.length <= fewest && values.every((value) => typeof value === 'string'))
      conditions.push(`o.${column} IN (${values.map((value) => text(String(value))).join(', ')})`);
  }
  return conditions;
}
