import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { knownFiles } from '../../store/view/batches.ts';
import { officeIds } from '../../store/view/offices.ts';
import { holdCommits } from '../../store/write/batches.ts';
import { inOffice } from '../../store/write/office-transaction.ts';
import type { Platform } from '../platform.ts';
import { factsFolder } from './campaign-facts.ts';
import { incomingFolder } from './receive.ts';

type Store = Pick<Platform, 'store' | 'folder'>;

const hour = 3_600_000;
/** Milliseconds for which a file that nobody names is left alone; what takes longer to arrive or to be replaced was left by a crash. */
export const graceTime = 24 * hour;

/**
 * Removes what belongs to no facts: batch files that no row names, uploads that were never finished, half-written files,
 * and merged files that were made again. While it looks at an office's batches nobody commits there, so that no file is
 * taken away that is about to be named. Gives how many it removed.
 */
export async function cleanFacts(platform: Store, grace = graceTime): Promise<number> {
  let removed = 0;
  for (const office of await officeIds(platform.store.pool)) {
    for (const campaign of await entriesOf(join(platform.folder, 'facts', office))) {
      const folder = factsFolder(platform.folder, office, campaign);
      removed += await cleanBatches(platform, office, join(folder, 'batches'), grace);
      removed += await removeOld(join(folder, incomingFolder), () => true, grace);
      removed += await cleanMerged(join(folder, 'merged'), grace);
    }
  }
  return removed;
}

function cleanBatches(platform: Store, office: string, folder: string, grace: number): Promise<number> {
  return inOffice(platform.store.pool, office, async (client) => {
    const files = await entriesOf(folder);
    if (files.length === 0) return 0;
    await holdCommits(client, office);
    const known = await knownFiles(client, office, files.map(hashOf));
    return removeOld(folder, (name) => !known.has(hashOf(name)), grace);
  });
}

const hashOf = (file: string): string => file.replace(/\.parquet$/, '');

/** A process that still reads a merged file made again since looks for the new one at its next request. */
async function cleanMerged(folder: string, grace: number): Promise<number> {
  const named = new Set<string>();
  const files = await entriesOf(folder);
  for (const name of files.filter((each) => each.endsWith('.json'))) {
    const index = await readFile(join(folder, name), 'utf8').catch(() => '');
    for (const [hash] of index.matchAll(/[0-9a-f]{64}/g)) named.add(hash);
  }
  return removeOld(folder, (name) => !name.endsWith('.json') && !named.has(hashOf(name)), grace);
}

async function removeOld(
  folder: string,
  isUnused: (name: string) => boolean,
  grace: number,
): Promise<number> {
  let removed = 0;
  for (const name of (await entriesOf(folder)).filter(isUnused)) {
    const entry = await stat(join(folder, name)).catch(nullIfMissing);
    if (entry === null || Date.now() - entry.mtimeMs < grace) continue;
    await rm(join(folder, name), { recursive: true, force: true });
    removed++;
  }
  return removed;
}

const entriesOf = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder).catch(nullIfMissing)) ?? [];

function nullIfMissing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}
