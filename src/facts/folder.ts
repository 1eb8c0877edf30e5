import { readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fail, ok, type Problem, problem, type Result } from '../core/problem/problem.ts';
import type { Scheme } from '../core/scheme/scheme.ts';
import { factEndings } from './load/open-source.ts';

export const unitsFile = 'units.csv';

/** The plain files of a facts folder, by dataset; warnings name data files that belong to no dataset. */
export async function findPlainFiles(
  scheme: Scheme,
  folder: string,
): Promise<Result<ReadonlyMap<string, string>>> {
  const entries = await listEntries(folder);
  if (!Array.isArray(entries)) return fail(entries as Problem);
  const found = new Map<string, string[]>();
  const problems: Problem[] = [];
  const datasets = new Set(scheme.datasets.map((each) => each.name));
  for (const { name, isFolder } of entries as readonly Entry[]) {
    if (name === unitsFile || !looksLikeData(name)) continue;
    const dataset = name.slice(0, name.length - extname(name).length).normalize('NFC');
    const isOurs = datasets.has(dataset) && isReadable(name);
    if (isFolder) problems.push(...(isOurs ? [folderForFile(name)] : []));
    else if (isOurs) found.set(dataset, [...(found.get(dataset) ?? []), name]);
    else problems.push(stranger(name, [...datasets]));
  }
  for (const [dataset, files] of found)
    if (files.length > 1) problems.push(problem('facts-two-files', { dataset, files: files.join('、') }));
  if (problems.some((each) => each.severity === 'error')) return fail(...problems);
  return ok(new Map([...found].map(([dataset, files]) => [dataset, join(folder, files[0] ?? '')])), problems);
}

/** A folder in a file's place must not pass for a dataset that was not delivered. */
const folderForFile = (file: string): Problem =>
  problem('dataset-file-unreadable', { file, reason: 'EISDIR' });

interface Entry {
  readonly name: string;
  readonly isFolder: boolean;
}

async function listEntries(folder: string): Promise<readonly Entry[] | Problem> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => !entry.name.startsWith('.') && !entry.name.startsWith('~$'))
      .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (error instanceof Error && 'code' in error)
      return problem('facts-folder-unreadable', { folder, reason: String(error.code) });
    throw error;
  }
}

const otherTables = ['.xls', '.xlsm', '.xlsb', '.et', '.ods', '.tsv'];
const isReadable = (name: string): boolean => factEndings.includes(extname(name).toLowerCase());
const looksLikeData = (name: string): boolean =>
  name !== 'batches.jsonl' && (isReadable(name) || otherTables.includes(extname(name).toLowerCase()));

function stranger(file: string, datasets: readonly string[]): Problem {
  const shown = datasets.slice(0, 20).join('、');
  return problem('facts-file-without-dataset', {
    file,
    candidates: datasets.length > 20 ? `${shown}…` : shown,
  });
}
