import { renderProblem } from '../../core/problem/problem.ts';
import { batchesOf } from '../../store/view/batches.ts';
import { listCampaigns } from '../../store/view/campaigns.ts';
import { officeIds } from '../../store/view/offices.ts';
import { inOffice } from '../../store/write/office-transaction.ts';
import type { Platform } from '../platform.ts';
import { factsFolder } from './campaign-facts.ts';

/** Reads every committed batch file again and names those that are missing or no longer what their name says. */
export async function checkFacts(
  platform: Pick<Platform, 'store' | 'folder'>,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const { checkCommitted } = await import('../../facts/batch/committed.ts');
  const found: string[] = [];
  for (const office of await officeIds(platform.store.pool)) {
    const held = await inOffice(
      platform.store.pool,
      office,
      async (client) => {
        const campaigns = await listCampaigns(client, office);
        return Promise.all(
          campaigns.map(async ({ id }) => ({ id, batches: await batchesOf(client, office, id) })),
        );
      },
      'snapshot',
    );
    for (const { id, batches } of held) {
      if (signal.aborted) return found;
      const problems = await checkCommitted(factsFolder(platform.folder, office, id), batches);
      found.push(...problems.map((each) => `${office}/${id}: ${renderProblem(each, 'en').what}`));
    }
  }
  return found;
}
