import { basename, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { fail, hasErrors, ok, type Problem, problem, type Result } from '../core/problem/problem.ts';
import type { Dataset, Scheme } from '../core/scheme/scheme.ts';
import type { Reject } from '../port/fact-engine.ts';
import type { BatchAction } from './batch/check-keys.ts';
import { checkCommitted, exists } from './batch/committed.ts';
import { appendLine, makeFolder, withLock, writeDurably } from './batch/durable.ts';
import { hashFile } from './batch/hash-file.ts';
import { type Commit, logFile, readLog, rejectsFolder } from './batch/log.ts';
import { instantOf } from './batch/moment.ts';
import { findSame } from './batch/same.ts';
import { openDatabase } from './duckdb/database.ts';
import { partsKnown } from './duckdb/delivered.ts';
import { findPlainFiles } from './folder.ts';
import { loadFiles } from './load/load-files.ts';
import { fileSource } from './load/named-source.ts';
import { sourceSql } from './sql/source.ts';
import { type StagedBatch, stageDelivery } from './stage-batch.ts';

/** Files of one dataset to make a batch of. `knownAt` is the moment of loading, ISO 8601 with a zone; `by` who loads. */
export interface LoadRequest {
  readonly scheme: Scheme;
  readonly dataset: string;
  readonly files: readonly string[];
  readonly folder: string;
  readonly action: BatchAction;
  readonly knownAt: string;
  readonly by: string;
}

export interface LoadReport {
  readonly commit: Commit;
  /** False when the same content was there already and nothing was recorded. */
  readonly recorded: boolean;
  readonly rejects: readonly Reject[];
}

/**
 * Makes a batch: an immutable Parquet file named by its hash, committed by one line in the log. Rows that are not good
 * are left out, reported and kept beside it. The same files loaded twice are one batch. Problems: unknown dataset,
 * unreadable files, no good row at all, a moment earlier than one already recorded, another program writing.
 */
export async function loadFacts(request: LoadRequest): Promise<Result<LoadReport>> {
  const dataset = request.scheme.datasets.find((each) => each.name === request.dataset);
  if (dataset === undefined) return fail(unknownDataset(request));
  if (instantOf(request.knownAt) === null)
    return fail(problem('facts-moment-invalid', { text: request.knownAt }));
  const done = await withLock(request.folder, () => loadLocked(request, dataset));
  return 'code' in done ? fail(done) : done;
}

function unknownDataset({ scheme, dataset }: LoadRequest): Problem {
  const candidates = scheme.datasets.map((each) => each.name).join('、');
  return problem('facts-dataset-unknown', { name: dataset, candidates });
}

async function loadLocked(request: LoadRequest, dataset: Dataset): Promise<Result<LoadReport>> {
  const log = await readLog(request.folder);
  if (!log.ok) return log;
  const commits = log.value.filter((commit) => commit.dataset === dataset.name);
  const wrong = [...(await checkCommitted(request.folder, log.value)), ...checkMoment(request, commits)];
  if (wrong.length > 0) return fail(...wrong);
  const source = await hashSources(request.files);
  if (!source.ok) return source;
  const before = findSame(
    commits,
    (commit) => sameSource(commit, source.value) && commit.action === request.action,
  );
  if (before !== null) return alreadyKnown(before, request, []);
  const database = await openDatabase();
  try {
    const staged = await stage(database.connection, request, dataset, commits);
    if (!staged.ok) return staged;
    const { batch, rows, rejects } = staged.value;
    const same = findSame(commits, (commit) => commit.batch === batch && commit.action === request.action);
    if (same !== null) return alreadyKnown(same, request, rejects);
    const commit: Commit = {
      batch,
      dataset: dataset.name,
      action: request.action,
      knownAt: request.knownAt,
      by: request.by,
      source: [...source.value],
      rows,
      rejects: rejects.length,
      sequence: log.value.length + 1,
    };
    await keepRejects(request.folder, batch, rejects);
    await appendLine(join(request.folder, logFile), JSON.stringify(commit));
    return ok({ commit, recorded: true, rejects }, staged.problems);
  } finally {
    database.close();
  }
}

function checkMoment({ knownAt }: LoadRequest, commits: readonly Commit[]): readonly Problem[] {
  const latest = commits.at(-1)?.knownAt;
  if (latest === undefined || (instantOf(knownAt) ?? 0) >= (instantOf(latest) ?? 0)) return [];
  return [problem('facts-known-at-earlier', { knownAt, latest })];
}

async function hashSources(files: readonly string[]): Promise<Result<Commit['source']>> {
  const source: Commit['source'] = [];
  for (const path of files) {
    const file = basename(path);
    if (!(await exists(path))) return fail(problem('dataset-file-unreadable', { file, reason: 'ENOENT' }));
    source.push({ file, sha256: await hashFile(path) });
  }
  return ok(source);
}

const sameSource = (commit: Commit, source: Commit['source']): boolean =>
  hashes(commit.source) === hashes(source);
const hashes = (source: Commit['source']): string =>
  source
    .map((each) => each.sha256)
    .sort()
    .join(' ');

function alreadyKnown(
  commit: Commit,
  { files }: LoadRequest,
  rejects: readonly Reject[],
): Result<LoadReport> {
  const file = files.map((path) => basename(path)).join('、');
  return ok({ commit, recorded: false, rejects }, [
    problem('facts-batch-known', { file, batch: commit.batch }),
  ]);
}

async function stage(
  connection: DuckDBConnection,
  request: LoadRequest,
  dataset: Dataset,
  commits: readonly Commit[],
): Promise<Result<StagedBatch>> {
  const { scheme, action, files, folder } = request;
  const sources = files.map((path) => fileSource(path));
  const staging = await stageDelivery(connection, { scheme, dataset, action, sources });
  if (!staging.ok) return staging;
  const current = await currentSource(connection, request, dataset, commits);
  return current.ok ? staging.value.settle(folder, current.value) : current;
}

const plainTable = 'plain rows';

/** The dataset's rows as of now, which a plain file may have started; null when there are none. */
async function currentSource(
  connection: DuckDBConnection,
  { scheme, folder }: LoadRequest,
  dataset: Dataset,
  commits: readonly Commit[],
): Promise<Result<string | null>> {
  const found = await findPlainFiles(scheme, folder);
  if (!found.ok) return found;
  const path = found.value.get(dataset.name);
  if (path !== undefined) {
    const { columns } = dataset;
    const { zoneMinutes } = scheme;
    const loaded = await loadFiles({
      connection,
      table: plainTable,
      dataset,
      columns,
      sources: [fileSource(path)],
      zoneMinutes,
    });
    if (hasErrors(loaded.problems)) return fail(...loaded.problems);
  }
  const plain = path === undefined ? null : { table: plainTable, file: basename(path), path };
  const parts = partsKnown(folder, { dataset, plain, commits, merged: null }, { knownAt: null });
  return ok(parts === null ? null : sourceSql(dataset, parts));
}

async function keepRejects(folder: string, batch: string, rejects: readonly Reject[]): Promise<void> {
  if (rejects.length === 0) return;
  await makeFolder(join(folder, rejectsFolder));
  const lines = rejects.map((each) => `${JSON.stringify(each)}\n`);
  await writeDurably(join(folder, rejectsFolder, `${batch}.jsonl`), lines.join(''));
}
