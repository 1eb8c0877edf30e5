import type { Evidence } from '../../port/store-evidence.ts';
import { hashFile } from '../../store/backup/hash-file.ts';
import { listEvidence } from '../../store/view/evidence.ts';
import { officeIds } from '../../store/view/offices.ts';
import { inOffice } from '../../store/write/office-transaction.ts';
import type { Platform } from '../platform.ts';
import { evidencePath } from './place.ts';

const pageSize = 500;

/** Reads every file there should be; gives those that are missing or changed as `office/sha256`, in order. */
export async function checkEvidence(
  platform: Pick<Platform, 'store' | 'folder'>,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const lost: string[] = [];
  for (const id of await officeIds(platform.store.pool))
    for await (const sha256 of filesOf(platform, id)) {
      if (signal.aborted) return lost;
      if ((await hashFile(evidencePath(platform, id, sha256))) !== sha256) lost.push(`${id}/${sha256}`);
    }
  return lost;
}

async function* filesOf(platform: Pick<Platform, 'store'>, office: string): AsyncGenerator<string> {
  let after: readonly [string, string] | null = null;
  let last = '';
  for (;;) {
    const page = { after, limit: pageSize };
    const found: readonly Evidence[] = await inOffice(
      platform.store.pool,
      office,
      (client) => listEvidence(client, office, null, page),
      'snapshot',
    );
    for (const { sha256, holder } of found) {
      if (sha256 !== last) yield sha256;
      last = sha256;
      after = [sha256, holder];
    }
    if (found.length < pageSize) return;
  }
}
