import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, type Problem, problem, type Result } from '../core/problem/problem.ts';
import { readRedLines } from '../core/redline/read.ts';
import type { RedLine } from '../core/redline/red-line.ts';

const mostFiles = 200;
const mostBytes = 1_000_000;

/**
 * The red lines of every `.yaml` file in these folders. Problems: those of `readRedLines`, a folder that is not there, too
 * many or too large files, wrong encoding.
 */
export async function openRedLines(folders: readonly string[]): Promise<Result<readonly RedLine[]>> {
  const read = await Promise.all(folders.map(readFolder));
  const problems = read.flatMap((each) => each.problem ?? []);
  if (problems.length > 0) return fail(...problems);
  return readRedLines(Object.fromEntries(read.flatMap((each) => Object.entries(each.files))));
}

interface ReadFolder {
  readonly files: Readonly<Record<string, string>>;
  readonly problem: Problem | null;
}

async function readFolder(folder: string): Promise<ReadFolder> {
  try {
    const names = (await readdir(folder)).filter((each) => /\.ya?ml$/i.test(each)).sort();
    if (names.length === 0) return unreadable(folder, 'no .yaml');
    if (names.length > mostFiles) return unreadable(folder, `> ${mostFiles} .yaml`);
    const files: Record<string, string> = {};
    for (const name of names) {
      const path = join(folder, name);
      if ((await stat(path)).size > mostBytes) return unreadable(path, `> ${mostBytes} B`);
      files[path] = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
    }
    return { files, problem: null };
  } catch (error) {
    return unreadable(folder, reasonOf(error));
  }
}

const unreadable = (folder: string, reason: string): ReadFolder => ({
  files: {},
  problem: problem('red-lines-unreadable', { folder, reason }),
});

const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);
