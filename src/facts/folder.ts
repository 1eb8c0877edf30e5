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
  const names = await listFiles(folder);
  if (!Array.isArray(names)) return fail(names as Problem);
  const found = new Map<string, string[]>();
  const problems: Problem[] = [];
  const datasets = new Set(scheme.datasets.map((each) => each.name));
  for (const name of names as readonly string[]) {
    if (name === unitsFile || !looksLikeData(name)) continue;
    const dataset = name.slice(0, name.length - extname(name).length).normalize('NFC');
    if (datasets.has(dataset) && isReadable(name)) found.set(dataset, [...(found.get(dataset) ?? []), name]);
    else problems.push(stranger(name, [...datasets]));
  }
  for (const [dataset, files] of found)
    if (files.length > 1) problems.push(problem('facts-two-files', { dataset, files: files.join('、') }));
  if (problems.some((each) => each.severity === 'error')) return fail(...problems);
  return ok(new Map([...found].map(([dataset, files]) => [dataset, join(folder, files[0] ?? '')])), problems);
}

async function listFiles(folder: string): Promise<readonly string[] | Problem> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.') && !entry.name.startsWith('~$'))
      .map((entry) => entry.name)
      .sort();
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
