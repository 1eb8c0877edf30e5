import type { PoolClient } from 'pg';
import { fail, ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import type { Campaign } from '../../port/store-campaign.ts';
import { utcNow } from '../../store/write/moment.ts';
import type { OpenCampaign } from '../campaign/open-campaign.ts';
import { requireState } from '../campaign/state.ts';
import { dayAt } from '../campaign/today.ts';

/** Where a moment stands on the two clocks of collection. Both last days count whole, on the scheme's clock. */
export interface CollectionClock {
  /** YYYY-MM-DD. */
  readonly today: string;
  readonly begun: boolean;
  readonly onTime: boolean;
  readonly locked: boolean;
}

/** `moment` is text with zone, `zoneMinutes` the scheme's clock east of UTC. */
export function collectionClock(
  { opensOn, dueOn, locksOn }: Pick<Campaign, 'opensOn' | 'dueOn' | 'locksOn'>,
  moment: string,
  zoneMinutes: number,
): CollectionClock {
  const today = dayAt(moment, zoneMinutes);
  return { today, begun: today >= opensOn, onTime: today <= dueOn, locked: today > locksOn };
}

/** The clock by the database's time where things can be handed in now; else why not. */
export async function collectingNow(
  client: Pick<PoolClient, 'query'>,
  { campaign, scheme }: OpenCampaign,
): Promise<Result<CollectionClock>> {
  const wrong = requireState(campaign, 'collecting');
  if (wrong !== null) return fail(wrong);
  const clock = collectionClock(campaign, await utcNow(client), scheme.zoneMinutes);
  const closed = outside(campaign, clock);
  return closed === null ? ok(clock) : fail(closed);
}

function outside(
  { opensOn, locksOn }: Pick<Campaign, 'opensOn' | 'locksOn'>,
  { begun, locked }: CollectionClock,
): Problem | null {
  if (!begun) return problem('collection-not-open', { opensOn });
  return locked ? problem('collection-locked', { locksOn }) : null;
}
