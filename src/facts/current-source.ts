import type { Dataset } from '../core/scheme/scheme.ts';
import type { FactCommit } from './batch/log.ts';
import { findMerged } from './batch/merged.ts';
import { partsKnown } from './duckdb/delivered.ts';
import type { Store } from './duckdb/measure.ts';
import { sourceSql } from './sql/source.ts';

/** SQL of a dataset's rows as of now; null when nothing was delivered. */
export function currentSql(store: Store, name: string): string | null {
  const stored = store.datasets.get(name);
  const parts = stored === undefined ? null : partsKnown(store.folder, stored, { knownAt: null });
  return stored === undefined || parts === null ? null : sourceSql(stored.dataset, parts);
}

/** SQL of what these commits of a dataset leave, for whoever adds to them; null when there are none. */
export async function committedSource(
  folder: string,
  dataset: Dataset,
  commits: readonly FactCommit[],
): Promise<string | null> {
  const merged = await findMerged(folder, dataset, commits);
  const parts = partsKnown(folder, { dataset, plain: null, commits, merged }, { knownAt: null });
  return parts === null ? null : sourceSql(dataset, parts);
}
