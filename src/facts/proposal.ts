import type { Result } from '../core/problem/problem.ts';
import type { Dataset } from '../core/scheme/scheme.ts';
import type { FactCommit } from './batch/log.ts';
import { currentSql } from './current-source.ts';
import { openDatabase } from './duckdb/database.ts';
import type { Store } from './duckdb/measure.ts';
import type { NamedSource } from './load/named-source.ts';
import { type StagedBatch, stageDelivery } from './stage-batch.ts';

/** Rows to look at as though they were committed. */
export interface Proposal {
  readonly dataset: Dataset;
  readonly action: FactCommit['action'];
  readonly source: NamedSource;
}

/** Makes a batch of the rows in a folder of its own. Problems: every row that is refused. */
export async function stageProposal(
  store: Store,
  temporary: string,
  { dataset, action, source }: Proposal,
): Promise<Result<StagedBatch>> {
  const database = await openDatabase();
  try {
    const { scheme } = store;
    const staging = await stageDelivery(database.connection, { scheme, dataset, action, sources: [source] });
    if (!staging.ok) return staging;
    return await staging.value.settle(temporary, currentSql(store, dataset.name), true);
  } finally {
    database.close();
  }
}

/** The store as though the batch in the folder came after everything (`last`: the sequence of the last commit). */
export function withProposed(
  store: Store,
  { dataset, action }: Proposal,
  { batch }: StagedBatch,
  temporary: string,
  last: number,
): Store {
  const stored = store.datasets.get(dataset.name);
  if (stored === undefined) throw new Error(`“${dataset.name}” is no dataset of the scheme`);
  // It counts from whatever moment one looks.
  const knownAt = '1970-01-01T00:00:00Z';
  const commit = { batch, dataset: dataset.name, action, knownAt, by: '', sequence: last + 1, rows: 0 };
  const paths = new Map([...(stored.paths ?? []), [batch, `${temporary}/batches/${batch}.parquet`] as const]);
  const next = { ...stored, commits: [...stored.commits, commit], paths };
  return { ...store, datasets: new Map(store.datasets).set(dataset.name, next) };
}
