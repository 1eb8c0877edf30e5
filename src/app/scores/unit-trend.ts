import { permit } from '../../access/permit.ts';
import { ok, problem, type Result } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';
import { readTrend, type TrendPoint } from '../../store/write/bulletins.ts';
import { findSeenCampaign } from '../campaign/see-campaign.ts';
import type { Platform } from '../platform.ts';
import { look, refused } from '../work/act.ts';

/** How a unit stood in every bulletin, the first one first; totals, ranks and grades are in the bulletins anyway. */
export function readUnitTrend(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  asked: { readonly campaign: string; readonly unit: string },
): Promise<Result<readonly TrendPoint[]>> {
  return look(platform, actor, async (client) => {
    const open = await findSeenCampaign(client, actor, asked.campaign);
    if (!open.ok) return open;
    const no = permit(actor, 'bulletin.read', { office: actor.office, name: asked.campaign });
    if (no !== null) return refused(no);
    if (open.value.units.every((each) => each.unit !== asked.unit))
      return refused(problem('not-found', { what: asked.unit }));
    return ok(await readTrend(client, actor.office, asked.campaign, asked.unit));
  });
}
