import { randomUUID } from 'node:crypto';
import { copyFile, link } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder, putInPlace, syncPath } from './durable.ts';

/** Gives an immutable file a second place, durably: as one file under two names where the disk allows it, else as a copy. */
export async function shareFile(from: string, to: string): Promise<void> {
  await makeFolder(dirname(to));
  try {
    await link(from, to);
    await syncPath(dirname(to));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'EEXIST') return;
    if (code === null || code === 'ENOENT' || code === 'ENOSPC') throw error;
    const temporary = `${to}.${randomUUID()}.tmp`;
    await copyFile(from, temporary);
    await putInPlace(temporary, to);
  }
}
