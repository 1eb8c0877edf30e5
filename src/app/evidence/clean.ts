import { readdir, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { knownEvidence } from '../../store/view/evidence.ts';
import { officeIds } from '../../store/view/offices.ts';
import { holdEvidence } from '../../store/write/evidence.ts';
import { inOffice } from '../../store/write/office-transaction.ts';
import type { Platform } from '../platform.ts';
import { evidencePath, incomingFolder, isHash, officeFolder } from './place.ts';

type Store = Pick<Platform, 'store' | 'folder'>;

const hour = 3_600_000;
/** An upload takes minutes; what is older was left by a process that died. */
const oldestUpload = 24 * hour;

/** Removes the file when no row names it; whoever is just entering it waits, and then puts it there again. */
export function removeOrphan(platform: Store, office: string, sha256: string): Promise<boolean> {
  return inOffice(platform.store.pool, office, async (client) => {
    await holdEvidence(client, office, sha256);
    if ((await knownEvidence(client, office, [sha256])).has(sha256)) return false;
    return removeFile(evidencePath(platform, office, sha256));
  });
}

/** Removes files of all offices that no row names, and uploads that were never finished; gives how many. */
export async function cleanEvidence(platform: Store): Promise<number> {
  let removed = 0;
  for (const id of await officeIds(platform.store.pool)) {
    for (const sha256 of await orphansOf(platform, id))
      if (await removeOrphan(platform, id, sha256)) removed++;
    removed += await cleanIncoming(incomingFolder(platform, id));
  }
  return removed;
}

async function orphansOf(platform: Store, office: string): Promise<readonly string[]> {
  const files = (await entriesOf(officeFolder(platform, office))).filter(isHash);
  if (files.length === 0) return [];
  const known = await inOffice(
    platform.store.pool,
    office,
    (client) => knownEvidence(client, office, files),
    'snapshot',
  );
  return files.filter((sha256) => !known.has(sha256));
}

async function cleanIncoming(folder: string): Promise<number> {
  let removed = 0;
  for (const name of await entriesOf(folder)) {
    const path = join(folder, name);
    const entry = await stat(path).catch(nullIfMissing);
    if (entry !== null && Date.now() - entry.mtimeMs > oldestUpload && (await removeFile(path))) removed++;
  }
  return removed;
}

/** False when it was not there. */
export async function removeFile(path: string): Promise<boolean> {
  return unlink(path).then(
    () => true,
    (error: unknown) => nullIfMissing(error) !== null,
  );
}

const entriesOf = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder).catch(nullIfMissing)) ?? [];

function nullIfMissing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}
