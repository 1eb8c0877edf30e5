import { copyFile, mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hashFile } from './hash-file.ts';
import { promisedHash } from './kept-files.ts';

/** Copies a file so that the copy outlives a power cut, and gives the SHA-256 of the copy. */
export async function copyDurably(from: string, to: string): Promise<string | null> {
  await copyFile(from, to);
  await syncPath(to);
  return hashFile(to);
}

/** Makes sure that a file's content, or the entries of a folder, outlive a power cut. */
export async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Copies a kept file to the same path below another folder; false when it is not what its name promises. */
export async function copyKept(from: string, to: string, path: string): Promise<boolean> {
  const target = join(to, path);
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  return (await copyDurably(join(from, path), target)) === promisedHash(path);
}

/** Makes sure that the folders of kept files, below `root`, outlive a power cut. */
export async function syncFolders(root: string, paths: readonly string[]): Promise<void> {
  await mkdir(root, { recursive: true, mode: 0o700 });
  const folders = new Set(paths.flatMap(parentsOf));
  for (const folder of folders) await syncPath(join(root, folder));
  await syncPath(root);
}

const parentsOf = (path: string): readonly string[] => {
  const parent = dirname(path);
  return parent === '.' ? [] : [parent, ...parentsOf(parent)];
};
