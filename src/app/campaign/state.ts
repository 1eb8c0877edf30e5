import { type Problem, problem } from '../../core/problem/problem.ts';
import type { Campaign, CampaignState } from '../../port/store-campaign.ts';

/** Null when the campaign is in one of these states; otherwise the problem that says which it is in. */
export function requireState(
  campaign: Pick<Campaign, 'id' | 'state'>,
  ...states: readonly CampaignState[]
): Problem | null {
  if (states.includes(campaign.state)) return null;
  return problem('campaign-state', {
    campaign: campaign.id,
    state: campaign.state,
    needed: states.join(' / '),
  });
}
