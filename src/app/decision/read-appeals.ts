import { reachesAll, scopesOf } from '../../access/permit.ts';
import { ok, type Result } from '../../core/problem/problem.ts';
import { findIndicator, indicatorsOf } from '../../core/scheme/walk.ts';
import type { Actor } from '../../port/actor.ts';
import type { Appeal, AppealState } from '../../port/store-decision.ts';
import type { Recusal } from '../../port/store-review.ts';
import { type AppealScope, listAppeals } from '../../store/view/appeals.ts';
import { listRecusals } from '../../store/view/recusals.ts';
import { findCampaign } from '../campaign/find-campaign.ts';
import type { OpenCampaign } from '../campaign/open-campaign.ts';
import type { Platform } from '../platform.ts';
import { mayList, type Page } from '../review/page.ts';
import { responsibleOf } from '../review/responsible.ts';
import { look, refused } from '../work/act.ts';
import { type AppealLine, type AppealView, appealLine, showAppeal } from './appeal-view.ts';
import { type LoadedAppeal, loadAppeal, mayReachAppeal } from './load-appeal.ts';

/** One appeal with its timeline; another's is not found. */
export function readAppealView(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  id: string,
): Promise<Result<AppealView>> {
  return look(platform, actor, async (client) => {
    const loaded = await loadAppeal(client, actor.office, id);
    if (!loaded.ok) return loaded;
    const no = mayReachAppeal(actor, 'appeal.read', loaded.value);
    return no === null ? ok(await showAppeal(client, actor, loaded.value)) : refused(no);
  });
}

export interface AskedAppeals {
  readonly campaign: string;
  readonly states: readonly AppealState[] | null;
  readonly after: string | null;
  readonly limit: number;
}

/** Appeals that the actor may see, the oldest first. A page may hold fewer than `limit` though there is a next one. */
export function readAppeals(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  asked: AskedAppeals,
): Promise<Result<Page<AppealLine>>> {
  return look(platform, actor, async (client) => {
    const { office } = actor;
    const no = mayList(actor, 'appeal.read');
    if (no !== null) return refused(no);
    const open = await findCampaign(client, office, asked.campaign);
    if (!open.ok) return open;
    const scope = reachesAll(actor, 'appeal.read') ? null : scopeOf(actor, open.value);
    const found = await listAppeals(client, office, asked.campaign, { ...asked, scope });
    const recusals = await listRecusals(client, office, asked.campaign);
    const loaded = found.flatMap((appeal) => withCampaign(open.value, appeal, recusals));
    const mine = loaded.filter((each) => mayReachAppeal(actor, 'appeal.read', each) === null);
    const next = found.length < asked.limit ? null : (found.at(-1)?.id ?? null);
    return ok({ items: mine.map(appealLine), next });
  });
}

// A substitute may be any lead of the scheme, so a lead's appeals are cut by responsibility afterwards.
const scopeOf = (actor: Actor, { scheme }: OpenCampaign): AppealScope => ({
  units: scopesOf(actor, 'unit'),
  indicators:
    scopesOf(actor, 'lead').length === 0 ? [] : scheme.tables.flatMap(indicatorsOf).map((each) => each.id),
});

function withCampaign(
  open: OpenCampaign,
  appeal: Appeal,
  recusals: readonly Recusal[],
): readonly LoadedAppeal[] {
  const unit = open.units.find((each) => each.unit === appeal.unit);
  const indicator = findIndicator(open.scheme, appeal.indicator)?.indicator;
  if (unit === undefined || indicator === undefined) return [];
  return [{ appeal, open, unit, indicator, responsible: responsibleOf(indicator, unit, recusals) }];
}
