import { rm } from 'node:fs/promises';
import { permit } from '../../access/permit.ts';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';
import { deleteDemo } from '../../store/write/campaigns.ts';
import { factsFolder } from '../facts/campaign-facts.ts';
import type { Platform } from '../platform.ts';
import { act, refused } from '../work/act.ts';
import { findAndHoldCampaign } from './find-campaign.ts';

/**
 * Removes a demonstration campaign with its facts, reports, judgements, panels, appeals and results. The audit log, the
 * scheme and the accounts stay. `campaign-not-demo` for every other campaign.
 */
export async function removeDemo(
  platform: Pick<Platform, 'store' | 'folder'>,
  actor: Actor,
  campaign: string,
): Promise<Result<null>> {
  const { office } = actor;
  const done = await act<null>(platform, actor, async ({ client, record }) => {
    const no = permit(actor, 'campaign.open', { office, name: campaign });
    if (no !== null) return refused(no);
    const open = await findAndHoldCampaign(client, office, campaign);
    if (!open.ok) return open;
    if (!open.value.campaign.demo) return fail(problem('campaign-not-demo', { campaign }));
    await deleteDemo(client, office, campaign);
    const { title } = open.value.campaign;
    record({ action: 'demo.removed', subject: `campaign/${campaign}`, campaign, details: { title } });
    return ok(null);
  });
  // The commits are gone, so nobody reads these files any more.
  if (done.ok) await rm(factsFolder(platform.folder, office, campaign), { recursive: true, force: true });
  return done;
}
