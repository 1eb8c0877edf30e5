import { copyFile, open } from 'node:fs/promises';
import { hashFile } from './hash-file.ts';

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
