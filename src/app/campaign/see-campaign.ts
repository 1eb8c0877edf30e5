import type { PoolClient } from 'pg';
import { permit, reachesAll } from '../../access/permit.ts';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import { openQuestions } from '../../core/scheme/ruling/open-questions.ts';
import type { Actor } from '../../port/actor.ts';
import type { Campaign } from '../../port/store-campaign.ts';
import { listCampaigns as readCampaigns } from '../../store/view/campaigns.ts';
import type { Platform } from '../platform.ts';
import { look, refused } from '../work/act.ts';
import { type CollectionPhase, phaseOf } from './calendar.ts';
import { findCampaign } from './find-campaign.ts';
import type { FindCampaign, OpenCampaign } from './open-campaign.ts';
import { todayOf } from './today.ts';

/** A campaign as its people see it. */
export interface CampaignView extends Omit<Campaign, 'office'> {
  readonly schemeTitle: string;
  /** The present day (YYYY-MM-DD) on the scheme's clock. */
  readonly today: string;
  readonly phase: CollectionPhase;
  /** Open questions of the scheme; while there are any, results are provisional. */
  readonly openQuestions: number;
  readonly units: number;
}

/** As `findCampaign`, for somebody: what is being prepared is there for the office only. */
export async function findSeenCampaign(
  client: PoolClient,
  actor: Actor,
  id: string,
  find: FindCampaign = findCampaign,
): Promise<Result<OpenCampaign>> {
  const no = permit(actor, 'campaign.read', { office: actor.office, name: id });
  if (no !== null) return refused(no);
  const open = await find(client, actor.office, id);
  return open.ok && !isSeen(actor, open.value.campaign) ? fail(problem('not-found', { what: id })) : open;
}

const isSeen = (actor: Actor, { state }: Campaign): boolean =>
  state !== 'preparing' || reachesAll(actor, 'campaign.edit');

/** The campaigns of an office, the latest first. */
export function listCampaigns(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
): Promise<Result<readonly CampaignView[]>> {
  return look(platform, actor, async (client) => {
    const no = permit(actor, 'campaign.read', { office: actor.office });
    if (no !== null) return refused(no);
    const views: CampaignView[] = [];
    for (const each of await readCampaigns(client, actor.office)) {
      if (!isSeen(actor, each)) continue;
      const open = await findCampaign(client, actor.office, each.id);
      if (!open.ok) return open;
      views.push(await viewCampaign(client, open.value));
    }
    return ok(views);
  });
}

/** One campaign. */
export function showCampaign(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  id: string,
): Promise<Result<CampaignView>> {
  return look(platform, actor, async (client) => {
    const open = await findSeenCampaign(client, actor, id);
    return open.ok ? ok(await viewCampaign(client, open.value)) : open;
  });
}

/** A campaign as it is shown now. */
export async function viewCampaign(
  client: Pick<PoolClient, 'query'>,
  { campaign, scheme, units }: OpenCampaign,
): Promise<CampaignView> {
  const { office: _, ...shown } = campaign;
  const today = await todayOf(client, scheme);
  return {
    ...shown,
    schemeTitle: scheme.title,
    today,
    phase: phaseOf(campaign, today),
    openQuestions: openQuestions(scheme).length,
    units: units.length,
  };
}
