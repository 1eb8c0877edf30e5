import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { fail, hasErrors, ok, type Problem, problem, type Result } from '../core/problem/problem.ts';
import type { Column, Dataset, Scheme } from '../core/scheme/scheme.ts';
import type { Reject } from '../port/fact-engine.ts';
import { type BatchAction, rejectMisfits } from './batch/check-keys.ts';
import { checkCommitted, exists } from './batch/committed.ts';
import { appendLine, makeFolder, putInPlace, withLock, writeDurably } from './batch/durable.ts';
import { hashFile } from './batch/hash-file.ts';
import { batchesFolder, batchPath, type Commit, logFile, readLog, rejectsFolder } from './batch/log.ts';
import { instantOf } from './batch/moment.ts';
import { openDatabase } from './duckdb/database.ts';
import { partsKnown } from './duckdb/delivered.ts';
import { findPlainFiles } from './folder.ts';
import { type Loaded, loadFiles } from './load/load-files.ts';
import { fileNameSql } from './load/staging.ts';
import { identifier, text } from './sql/quote.ts';
import { sourceSql } from './sql/source.ts';

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
    const { loaded } = staged.value;
    const batch = await writeBatch(database.connection, staged.value, request);
    const same = findSame(commits, (commit) => commit.batch === batch && commit.action === request.action);
    if (same !== null) return alreadyKnown(same, request, loaded.rejects);
    const commit: Commit = {
      batch,
      dataset: dataset.name,
      action: request.action,
      knownAt: request.knownAt,
      by: request.by,
      source: [...source.value],
      rows: loaded.rows,
      rejects: loaded.rejects.length,
      sequence: log.value.length + 1,
    };
    await keepRejects(request.folder, batch, loaded.rejects);
    await appendLine(join(request.folder, logFile), JSON.stringify(commit));
    return ok({ commit, recorded: true, rejects: loaded.rejects }, loaded.problems);
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

/**
 * The commit that already says the same. One that later batches replaced or retracted from does not count, nor a
 * retraction after which anything was added: it may have been what it took away.
 */
function findSame(commits: readonly Commit[], same: (commit: Commit) => boolean): Commit | null {
  const lastChange = commits.findLastIndex((commit) => commit.action !== 'append');
  const last = commits.length - 1;
  const stands = (commit: Commit, i: number): boolean =>
    i >= lastChange && (commit.action !== 'retract' || i === last);
  return commits.find((commit, i) => stands(commit, i) && same(commit)) ?? null;
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

interface Staged {
  readonly table: string;
  readonly columns: readonly Column[];
  readonly loaded: Loaded;
}

const stagingTable = 'staged rows';
const plainTable = 'plain rows';

async function stage(
  connection: DuckDBConnection,
  request: LoadRequest,
  dataset: Dataset,
  commits: readonly Commit[],
): Promise<Result<Staged>> {
  const { scheme, action, files } = request;
  const columns =
    action === 'retract' ? dataset.columns.filter(({ name }) => dataset.key.includes(name)) : dataset.columns;
  const { zoneMinutes } = scheme;
  const settings = { connection, table: stagingTable, dataset, columns, paths: files, zoneMinutes };
  const loaded = await loadFiles(settings);
  if (hasErrors(loaded.problems)) return fail(...loaded.problems);
  const source = await currentSource(connection, request, dataset, commits);
  if (!source.ok) return source;
  const staged = { table: stagingTable, files: files.map((path) => basename(path)), dataset };
  const misfits = await rejectMisfits(connection, staged, action, source.value);
  const rejects = [...loaded.rejects, ...misfits];
  const rows = loaded.rows - misfits.length;
  const problems = [...loaded.problems, ...misfits.slice(0, 20).map(asWarning)];
  if (rows === 0 && rejects.length > 0)
    return fail(problem('facts-batch-empty', { file: staged.files.join('、') }), ...problems);
  return ok({ table: stagingTable, columns, loaded: { rows, rejects, problems } });
}

const asWarning = ({ problem: why, file, line }: Reject): Problem => ({
  ...why,
  severity: 'warning',
  at: { file, line, column: null },
});

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
      paths: [path],
      zoneMinutes,
    });
    if (hasErrors(loaded.problems)) return fail(...loaded.problems);
  }
  const plain = path === undefined ? null : { table: plainTable, file: basename(path), path };
  const parts = partsKnown(folder, { dataset, plain, commits }, { knownAt: null });
  return ok(parts === null ? null : sourceSql(dataset, parts));
}

/** Writes the staged rows as a Parquet file named by its hash; one thread, so that the same rows give the same bytes. */
async function writeBatch(
  connection: DuckDBConnection,
  staged: Staged,
  request: LoadRequest,
): Promise<string> {
  const { folder, files } = request;
  await makeFolder(join(folder, batchesFolder));
  const temporary = join(folder, batchesFolder, `${process.pid}.tmp`);
  const names = fileNameSql(files.map((path) => basename(path)));
  const columns = staged.columns.map((column) => identifier(column.name)).join(', ');
  await connection.run('SET threads = 1');
  await connection.run(
    `COPY (SELECT ${columns}, _line, ${names} AS _file FROM ${identifier(staged.table)} AS staged
       ORDER BY staged._file, staged._line) TO ${text(temporary)} (FORMAT parquet)`,
  );
  const batch = await hashFile(temporary);
  const path = batchPath(folder, batch);
  if (await exists(path)) await rm(temporary);
  else await putInPlace(temporary, path);
  return batch;
}

async function keepRejects(folder: string, batch: string, rejects: readonly Reject[]): Promise<void> {
  if (rejects.length === 0) return;
  await makeFolder(join(folder, rejectsFolder));
  const lines = rejects.map((each) => `${JSON.stringify(each)}\n`);
  await writeDurably(join(folder, rejectsFolder, `${batch}.jsonl`), lines.join(''));
}
