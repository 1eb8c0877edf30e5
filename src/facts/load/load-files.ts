import type { DuckDBConnection } from '@duckdb/node-api';
import { hasErrors, type Problem, problem } from '../../core/problem/problem.ts';
import type { Column, Dataset } from '../../core/scheme/scheme.ts';
import type { Reject } from '../../port/fact-engine.ts';
import { identifier } from '../sql/quote.ts';
import { type Appended, appendRows } from './append-rows.ts';
import { matchHeader } from './header.ts';
import { limits } from './limits.ts';
import type { NamedSource } from './named-source.ts';
import { rejectRepeatedKeys } from './repeated-keys.ts';
import { createStaging } from './staging.ts';

/** Deliveries of one dataset to read into a staging table. */
export interface LoadSettings {
  readonly connection: DuckDBConnection;
  readonly table: string;
  readonly dataset: Dataset;
  /** Which of the dataset's columns they must have: all, or the key alone. */
  readonly columns: readonly Column[];
  readonly sources: readonly NamedSource[];
  readonly zoneMinutes: number;
  /** Reading stops soon after it is aborted, by throwing its reason. */
  readonly signal?: AbortSignal | null;
}

export interface Loaded {
  readonly rows: number;
  readonly rejects: readonly Reject[];
  /** Errors mean that nothing of these files may be used. */
  readonly problems: readonly Problem[];
}

/** Reads files of any format into a new staging table; rows that are not good are left out and come back as rejects. */
export async function loadFiles(settings: LoadSettings): Promise<Loaded> {
  const { connection, table, dataset, sources, columns } = settings;
  await createStaging(connection, table, columns);
  const files = sources.map((source) => source.file);
  const loaded: Loaded[] = [];
  for (const [i, source] of sources.entries()) loaded.push(await loadSource(source, i, settings));
  const repeated = await rejectRepeatedKeys(connection, table, dataset, files);
  const rejects = [...loaded.flatMap((each) => each.rejects), ...repeated];
  const problems = [
    ...loaded.flatMap((each) => each.problems),
    ...files.flatMap((file) =>
      summarize(
        file,
        rejects.filter((each) => each.file === file),
      ),
    ),
  ];
  const counted = await connection.runAndReadAll(`SELECT count(*) FROM ${identifier(table)}`);
  return { rows: Number(counted.getRows()[0]?.[0] ?? 0), rejects, problems };
}

async function loadSource(named: NamedSource, fileNumber: number, settings: LoadSettings): Promise<Loaded> {
  const { connection, table, dataset, columns, zoneMinutes, signal = null } = settings;
  const { file } = named;
  const names = columns.map((column) => column.name);
  const source = await named.open({ dataset: dataset.name, columns: names, connection });
  if ('code' in source) return { rows: 0, rejects: [], problems: [source] };
  const early = source.failure();
  const match = matchHeader(source.header, columns, file);
  const problems = [...(early === null ? match.problems : []), ...(early === null ? [] : [early])];
  if (hasErrors(problems)) return { rows: 0, rejects: [], problems };
  const appender = await connection.createAppender(table);
  const appended = await appendRows(source, appender, {
    dataset: dataset.name,
    file,
    fileNumber,
    columns,
    positions: match.positions,
    zoneMinutes,
    signal,
  });
  appender.closeSync();
  return {
    rows: appended.rows,
    rejects: appended.rejects,
    problems: [...problems, ...stopped(file, appended)],
  };
}

function stopped(file: string, { failure, rejectedRows, rejects, rows }: Appended): readonly Problem[] {
  if (failure !== null) return [failure];
  if (rejectedRows > limits.rejects)
    return [
      problem('facts-too-many-rejects', { file, limit: String(limits.rejects), first: firstOf(rejects) }),
    ];
  return rows > limits.rows ? [problem('facts-too-many-rows', { file, limit: String(limits.rows) })] : [];
}

function summarize(file: string, rejects: readonly Reject[]): readonly Problem[] {
  if (rejects.length === 0) return [];
  const count = String(new Set(rejects.map((each) => each.line)).size);
  const at = { file, line: rejects[0]?.line ?? null, column: null };
  return [problem('facts-rows-rejected', { file, count, first: firstOf(rejects) }, at)];
}

// No sentences: the problem's own words are in one of two languages, these stand in both.
const firstOf = (rejects: readonly Reject[]): string => rejects.slice(0, 3).map(shortly).join('; ');

function shortly({ line, column, cell, problem: why }: Reject): string {
  const where = column === null ? '' : ` ${column} “${(cell ?? '').slice(0, 40)}”`;
  return `${line}:${where} [${why.code}]`;
}
