import type { DuckDBConnection } from '@duckdb/node-api';
import type { Measure, Standpoint } from '../core/measure/plan.ts';
import { fail, ok, type Result } from '../core/problem/problem.ts';
import type { Dataset, Scheme, Unit } from '../core/scheme/scheme.ts';
import { checkCommitted } from './batch/committed.ts';
import type { FactCommit } from './batch/log.ts';
import { findMerged, findSoundMerged, type Merged, mergeBatches } from './batch/merged.ts';
import { currentSql } from './current-source.ts';
import { type Database, openDatabase } from './duckdb/database.ts';
import type { StoredDataset } from './duckdb/delivered.ts';
import { type ChangingFacts, engineOf } from './duckdb/engine.ts';
import type { Store } from './duckdb/measure.ts';
import { countsRecord, unitsInFile } from './duckdb/one-record.ts';
import { type Proposal, stageProposal, withProposed } from './proposal.ts';
import { calendarStatements } from './sql/calendar.ts';

/** From how many unmerged batches on merging pays, or from how many rows that replace or retract or come after such. */
export interface MergeFrom {
  readonly batches: number;
  readonly rows: number;
}

/** Facts of which somebody else keeps the commits. */
export interface CommittedFacts extends ChangingFacts {
  /** The commits it answers from, in order. */
  commits(): readonly FactCommit[];
  /** Takes commits that came later, in order. Problems: a file that is missing or damaged; then none is taken. */
  extend(commits: readonly FactCommit[]): Promise<Result<null>>;
  /** Answers as though the rows were committed after everything; nothing in the folder is a part of it. */
  propose<T>(
    folder: string,
    proposal: Proposal,
    ask: (engine: ChangingFacts) => Promise<Result<T>>,
  ): Promise<Result<T>>;
  /** Asks in SQL of one's own: `from` gives what stands after FROM for a dataset's rows now, null when there are none. */
  inspect<T>(
    work: (connection: DuckDBConnection, from: (dataset: string) => string | null) => Promise<T>,
  ): Promise<T>;
  /** The units named in a batch file; with a key, the unit of that record alone. Keys are canonical texts by column. */
  unitsIn(
    dataset: string,
    path: string,
    key: Readonly<Record<string, string>> | null,
  ): Promise<readonly string[]>;
  /** Whether a measure counts the record of this key for the unit. */
  counts(
    measure: Measure,
    unit: Unit,
    at: Standpoint,
    key: Readonly<Record<string, string>>,
  ): Promise<boolean>;
  /** Merges a dataset's batches for reading, where reading them one by one has come to cost much; whether it did. */
  merge(dataset: string, from: MergeFrom): Promise<boolean>;
}

/**
 * Opens the facts that these commits name. Files nobody names are not looked at. The caller closes it.
 * Problems: a file that is missing, or whose content is not what its name says.
 */
export async function openCommitted(
  scheme: Scheme,
  folder: string,
  commits: readonly FactCommit[],
): Promise<Result<CommittedFacts>> {
  const wrong = await checkCommitted(folder, commits);
  if (wrong.length > 0) return fail(...wrong);
  const datasets = new Map<string, StoredDataset>();
  for (const dataset of scheme.datasets) {
    const own = commits.filter((commit) => commit.dataset === dataset.name);
    const merged = await findSoundMerged(folder, dataset, own);
    datasets.set(dataset.name, { dataset, plain: null, commits: own, merged });
  }
  const database = await openDatabase();
  for (const sql of calendarStatements(scheme.calendar)) await database.connection.run(sql);
  let [store, all]: [Store, readonly FactCommit[]] = [{ scheme, folder, datasets }, commits];
  return ok({
    ...engineOf(() => store, database, []),
    commits: () => all,
    extend: async (later) => {
      const problems = await checkCommitted(folder, later);
      if (problems.length > 0) return fail(...problems);
      store = { ...store, datasets: await extended(folder, store.datasets, later) };
      all = [...all, ...later];
      return ok(null);
    },
    propose: async (temporary, proposal, ask) => {
      const present = store;
      const staged = await stageProposal(present, temporary, proposal);
      if (!staged.ok) return staged;
      const proposed = withProposed(present, proposal, staged.value, temporary, all.at(-1)?.sequence ?? 0);
      return ask(engineOf(() => proposed, database, []));
    },
    unitsIn: (name, path, key) =>
      onConnection(database, (connection) => unitsInFile(connection, datasetOf(store, name), path, key)),
    counts: (measure, unit, at, key) =>
      onConnection(database, (connection) => countsRecord(store, connection, { measure, unit, at, key })),
    inspect: (work) => {
      const present = store;
      return onConnection(database, (connection) => work(connection, (name) => currentSql(present, name)));
    },
    merge: async (name, from) => {
      const stored = store.datasets.get(name);
      if (stored === undefined || !isWorthMerging(stored, from)) return false;
      const merged = await mergeStored(folder, stored);
      const now = store.datasets.get(name) ?? stored;
      store = { ...store, datasets: new Map(store.datasets).set(name, { ...now, merged }) };
      return true;
    },
  });
}

function isWorthMerging({ commits, merged }: StoredDataset, from: MergeFrom): boolean {
  const apart = commits.slice(merged?.commits ?? 0);
  if (apart.length >= from.batches) return true;
  const first = apart.findIndex((commit) => commit.action !== 'append');
  const resolved = first < 0 ? [] : apart.slice(first);
  return resolved.reduce((rows, commit) => rows + commit.rows, 0) >= from.rows;
}

async function onConnection<T>(
  database: Database,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const connection = await database.connect();
  try {
    return await work(connection);
  } finally {
    connection.closeSync();
  }
}

function datasetOf(store: Store, name: string): Dataset {
  const stored = store.datasets.get(name);
  if (stored === undefined) throw new Error(`“${name}” is no dataset of the scheme`);
  return stored.dataset;
}

async function mergeStored(folder: string, { dataset, commits }: StoredDataset): Promise<Merged> {
  const database = await openDatabase();
  try {
    return await mergeBatches(database.connection, folder, dataset, commits);
  } finally {
    database.close();
  }
}

/** The datasets with later commits; where another process merged batches meanwhile, its file is taken over. */
async function extended(
  folder: string,
  datasets: Store['datasets'],
  later: readonly FactCommit[],
): Promise<Store['datasets']> {
  const touched = new Set(later.map((commit) => commit.dataset));
  const next = new Map(datasets);
  for (const [name, stored] of datasets) {
    if (!touched.has(name)) continue;
    const commits = [...stored.commits, ...later.filter((commit) => commit.dataset === name)];
    const merged = await findMerged(folder, stored.dataset, commits);
    next.set(name, { ...stored, commits, merged });
  }
  return next;
}
