import type { DuckDBConnection } from '@duckdb/node-api';
import type { MeasurePlan, MeasureTable, Standpoint } from '../../core/measure/plan.ts';
import { ok, type Result } from '../../core/problem/problem.ts';
import type { Unit } from '../../core/scheme/scheme.ts';
import { changedSql, sourceSql } from '../sql/source.ts';
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
  const source = later.every((commit) => commit.action === 'append') ? null : beforeSql(store, stored, later);
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

function beforeSql(store: Store, stored: StoredDataset, later: Later): string | null {
  const commits = stored.commits.slice(0, stored.commits.length - later.length);
  // What was merged since may hold later words; those known before are a beginning of it all the same.
  const parts = partsKnown(store.folder, { ...stored, commits }, { knownAt: null });
  const words = partsKnown(store.folder, { ...stored, commits: later, merged: null }, { knownAt: null });
  if (parts === null || words === null) return null;
  return changedSql(stored.dataset, parts, words.batches);
}
