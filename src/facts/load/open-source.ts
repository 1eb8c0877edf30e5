import { Buffer } from 'node:buffer';
import { open, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { type Problem, problem } from '../../core/problem/problem.ts';
import { readCsv } from './csv.ts';
import { toUtf8 } from './encoding.ts';
import { readJsonLines } from './json-lines.ts';
import { inBytes, limits } from './limits.ts';
import { readParquet } from './parquet.ts';
import type { RefillableSource, TextSource } from './text-source.ts';
import { readWorkbook } from './workbook.ts';

/** What a reader may need to know besides the file. */
export interface SourceSettings {
  readonly dataset: string;
  readonly columns: readonly string[];
  /** Needed for Parquet only. */
  readonly connection: DuckDBConnection | null;
}

type OpenFormat = (
  path: string,
  file: string,
  settings: SourceSettings,
) => Promise<TextSource | RefillableSource | Problem>;

const formats: Readonly<Record<string, { readonly bytes: number; readonly open: OpenFormat }>> = {
  '.csv': { bytes: limits.textFileBytes, open: (path, file) => openCsv(path, file, ',') },
  '.jsonl': { bytes: limits.textFileBytes, open: openJsonLines },
  '.parquet': {
    bytes: limits.parquetBytes,
    open: async (path, file, { connection }) =>
      connection === null ? problem('facts-format-unknown', { file }) : readParquet(connection, path, file),
  },
  '.xlsx': {
    bytes: limits.workbookBytes,
    open: async (path, file, { dataset }) => readWorkbook(await readAll(path), file, dataset),
  },
};

/** File name endings that can hold facts in a folder. */
export const factEndings: readonly string[] = Object.keys(formats);

/** Besides those, cells copied out of a spreadsheet and pasted. */
const deliveredFormats = {
  ...formats,
  '.tsv': { bytes: limits.textFileBytes, open: (path, file) => openCsv(path, file, '\t') },
} satisfies typeof formats;

/** Opens a file of any known format. Problems: unknown format, empty, too large, unreadable. */
export async function openSource(
  path: string,
  settings: SourceSettings,
  file = basename(path),
): Promise<TextSource | RefillableSource | Problem> {
  const format = (deliveredFormats as typeof formats)[extname(path).toLowerCase()];
  if (format === undefined) return problem('facts-format-unknown', { file });
  try {
    const { size } = await stat(path);
    if (size === 0) return problem('facts-file-empty', { file });
    if (size > format.bytes) return problem('facts-file-too-large', { file, limit: inBytes(format.bytes) });
    return await format.open(path, file, settings);
  } catch (error) {
    if (error instanceof Error && 'code' in error)
      return problem('dataset-file-unreadable', { file, reason: error.message });
    throw error;
  }
}

async function openCsv(path: string, file: string, separator: ',' | '\t'): Promise<TextSource | Problem> {
  const bytes = toUtf8(await readAll(path), file);
  if (!Buffer.isBuffer(bytes)) return bytes;
  return readCsv(bytes, file, separator) ?? problem('facts-file-empty', { file });
}

async function openJsonLines(
  path: string,
  file: string,
  settings: SourceSettings,
): Promise<TextSource | Problem> {
  const bytes = toUtf8(await readAll(path), file);
  return Buffer.isBuffer(bytes) ? readJsonLines(bytes, file, settings.columns) : bytes;
}

async function readAll(path: string): Promise<Buffer> {
  const handle = await open(path);
  try {
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}
