import { basename } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { fail, hasErrors, ok, type Problem } from '../core/problem/problem.ts';
import type { Scheme } from '../core/scheme/scheme.ts';
import type { OpenFacts, Reject } from '../port/fact-engine.ts';
import { checkCommitted } from './batch/committed.ts';
import { readLog } from './batch/log.ts';
import { openDatabase } from './duckdb/database.ts';
import type { StoredDataset } from './duckdb/delivered.ts';
import { engineOf } from './duckdb/engine.ts';
import type { Store } from './duckdb/measure.ts';
import { warnOfStrangers } from './duckdb/strangers.ts';
import { findPlainFiles } from './folder.ts';
import { loadFiles } from './load/load-files.ts';
import { fileSource } from './load/named-source.ts';
import { calendarStatements } from './sql/calendar.ts';
import { readUnits } from './units.ts';

/**
 * Opens a folder of facts: plain files named after their datasets, and committed batches. Plain files are read at once;
 * rows that are not good are left out and reported (`rejects`, with a warning a file). The caller closes the engine.
 */
export const openFacts: OpenFacts = async (scheme, folder) => {
  const plain = await findPlainFiles(scheme, folder);
  const log = await readLog(folder);
  const units = await readUnits(scheme, folder);
  const early = [plain, log].flatMap((each) => each.problems);
  if (!plain.ok || !log.ok) return fail(...early);
  const committed = await checkCommitted(folder, log.value);
  if (hasErrors(committed)) return fail(...early, ...committed);
  const database = await openDatabase();
  for (const sql of calendarStatements(scheme.calendar)) await database.connection.run(sql);
  const loaded = await loadPlainFiles(database.connection, scheme, plain.value);
  const problems = [...early, ...committed, ...loaded.problems];
  if (hasErrors(problems)) {
    database.close();
    return fail(...problems);
  }
  const datasets = scheme.datasets.map((dataset): [string, StoredDataset] => [
    dataset.name,
    {
      dataset,
      plain: loaded.tables.get(dataset.name) ?? null,
      commits: log.value.filter((commit) => commit.dataset === dataset.name),
      merged: null,
    },
  ]);
  const store: Store = { scheme, folder, datasets: new Map(datasets) };
  // Whoever reads the roster reports what is wrong with it; here it only serves to find misspelt units.
  const strangers = units.ok ? await warnOfStrangers(store, database.connection, units.value) : [];
  return ok(
    engineOf(() => store, database, loaded.rejects),
    [...problems, ...strangers],
  );
};

interface LoadedPlain {
  readonly tables: ReadonlyMap<string, NonNullable<StoredDataset['plain']>>;
  readonly rejects: readonly Reject[];
  readonly problems: readonly Problem[];
}

async function loadPlainFiles(
  connection: DuckDBConnection,
  scheme: Scheme,
  files: ReadonlyMap<string, string>,
): Promise<LoadedPlain> {
  const tables = new Map<string, NonNullable<StoredDataset['plain']>>();
  const [rejects, problems]: [Reject[], Problem[]] = [[], []];
  for (const dataset of scheme.datasets) {
    const path = files.get(dataset.name);
    if (path === undefined) continue;
    const table = `facts ${dataset.name}`;
    const { columns } = dataset;
    const { zoneMinutes } = scheme;
    const sources = [fileSource(path)];
    const loaded = await loadFiles({ connection, table, dataset, columns, sources, zoneMinutes });
    rejects.push(...loaded.rejects);
    problems.push(...loaded.problems);
    tables.set(dataset.name, { table, file: basename(path), path });
  }
  return { tables, rejects, problems };
}
