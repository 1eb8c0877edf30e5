import { ok, problem, type Result } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';
import { forgetMapping } from '../../store/write/dataset-mappings.ts';
import { findCampaign } from '../campaign/find-campaign.ts';
import type { Platform } from '../platform.ts';
import { act, refused } from '../work/act.ts';
import { pickDataset } from './campaign-facts.ts';
import { permitLoad } from './may-load.ts';

/** Forgets which column a word in headers stands for. */
export function forgetHeader(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  asked: { readonly campaign: string; readonly dataset: string; readonly header: string },
): Promise<Result<undefined>> {
  return act(platform, actor, async (work) => {
    const open = await findCampaign(work.client, actor.office, asked.campaign);
    if (!open.ok) return open;
    const dataset = pickDataset(open.value.scheme, asked.dataset);
    if (!dataset.ok) return dataset;
    const no = permitLoad(actor, open.value, dataset.value);
    if (no !== null) return refused(no);
    const { header, campaign } = asked;
    const gone = await forgetMapping(work.client, actor.office, asked.dataset, header);
    if (!gone) return refused(problem('not-found', { what: header }));
    const subject = `campaign/${campaign}/dataset/${asked.dataset}/mapping`;
    work.record({ action: 'batch.load', subject, campaign, details: { forgotten: header } });
    return ok(undefined);
  });
}
