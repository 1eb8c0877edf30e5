import { mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Problem, problem } from '../../core/problem/problem.ts';

/** Makes sure that what was written to the file (or the entries of the directory) outlives a power cut. */
export async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Puts a finished temporary file in its final place, durably. Either it is there whole, or it is not there. */
export async function putInPlace(temporary: string, path: string): Promise<void> {
  await syncPath(temporary);
  await rename(temporary, path);
  await syncPath(dirname(path));
}

/** Writes a whole file durably: beside its place first. */
export async function writeDurably(path: string, content: string): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  const handle = await open(temporary, 'w');
  try {
    await handle.writeFile(content);
  } finally {
    await handle.close();
  }
  await putInPlace(temporary, path);
}

/** Appends one line durably; a torn line that a crash left at the end is dropped first. */
export async function appendLine(path: string, line: string): Promise<void> {
  const handle = await open(path, 'a+');
  try {
    const content = await readFile(path);
    await handle.truncate(content.lastIndexOf(0x0a) + 1);
    await handle.appendFile(`${line}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await syncPath(dirname(path));
}

const lockName = '.writing';

/**
 * Makes a folder and those above it. Not by `mkdir`'s own `recursive`: where a file system denies an entry with ENOENT although
 * the folder above is there (as `/proc` does), that would try again for ever.
 */
export async function makeFolder(path: string): Promise<void> {
  const fault = await tryFolder(path);
  if (fault === null) return;
  if (!isMissingPath(fault)) throw fault;
  // The folder above is missing, or somebody else has made it a moment ago.
  if (!(await isFolder(dirname(path)))) await makeFolder(dirname(path));
  const again = await tryFolder(path);
  if (again !== null) throw again;
}

/** Null when the folder is there. */
async function tryFolder(path: string): Promise<unknown> {
  try {
    await mkdir(path);
    return null;
  } catch (error) {
    return (await isFolder(path)) ? null : error;
  }
}

const isMissingPath = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  );

/** Runs `work` while no other program writes to the folder; a problem when one does. */
export async function withLock<T>(folder: string, work: () => Promise<T>): Promise<T | Problem> {
  await makeFolder(folder);
  const lock = join(folder, lockName);
  try {
    await (await open(lock, 'wx')).close();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      return problem('facts-busy', { folder, lock });
    throw error;
  }
  try {
    return await work();
  } finally {
    await unlink(lock);
  }
}
