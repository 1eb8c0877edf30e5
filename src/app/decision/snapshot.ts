import type { PoolClient } from 'pg';
import { ok, type Result } from '../../core/problem/problem.ts';
import type { ResultDocument } from '../../core/result/document.ts';
import type { Actor } from '../../port/actor.ts';
import { readBasis } from '../../store/view/results.ts';
import { knownNow } from '../../store/write/batches.ts';
import { findCampaign } from '../campaign/find-campaign.ts';
import type { OpenCampaign } from '../campaign/open-campaign.ts';
import type { Platform } from '../platform.ts';
import { act } from '../work/act.ts';

/** A result that can be computed again at any time: all that was committed by a moment. */
export interface Snapshot {
  readonly open: OpenCampaign;
  readonly knownAt: string;
  readonly sequence: number;
  /** Which facts and roster it rests on. */
  readonly basis: string;
  readonly result: ResultDocument;
}

/**
 * The result as known now. What `check` refuses is not computed. Scores are computed outside of any transaction, so
 * whoever stores the snapshot asks again whether the basis is still the same.
 */
export async function takeSnapshot(
  platform: Platform,
  actor: Actor,
  campaign: string,
  check: (client: PoolClient, open: OpenCampaign) => Promise<Result<null>>,
): Promise<Result<Snapshot>> {
  const standpoint = await act(platform, actor, async ({ client }) => {
    const known = await knownNow(client, actor.office);
    if (!known.ok) return known;
    const open = await findCampaign(client, actor.office, campaign);
    if (!open.ok) return open;
    const checked = await check(client, open.value);
    if (!checked.ok) return checked;
    const at = await readBasis(client, actor.office, campaign);
    return ok({ open: open.value, knownAt: known.value, ...at });
  });
  if (!standpoint.ok) return standpoint;
  const { open, knownAt } = standpoint.value;
  const result = await platform.scores.result(open, { asOf: null, knownAt });
  return result.ok ? ok({ ...standpoint.value, result: result.value }) : result;
}
