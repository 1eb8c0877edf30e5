import { permit, scopesOf } from '../../access/permit.ts';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';
import type { KeptUnit } from '../../port/store-unit.ts';
import { readRoster, type UnitChange, unitHistory } from '../../store/view/campaign-units.ts';
import type { Platform } from '../platform.ts';
import { look, refused } from '../work/act.ts';
import { findCampaign } from './find-campaign.ts';
import { rosterText } from './roster-text.ts';
import { findSeenCampaign } from './see-campaign.ts';

/** The roster of a campaign in order of id; an assessed unit sees itself. */
export function listUnits(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  campaign: string,
): Promise<Result<readonly KeptUnit[]>> {
  return look(platform, actor, async (client) => {
    const open = await findSeenCampaign(client, actor, campaign);
    if (!open.ok) return open;
    const roster = await readRoster(client, actor.office, campaign);
    const own = ownUnits(actor);
    return ok(own === null ? roster : roster.filter((each) => own.has(each.unit)));
  });
}

/** One unit of the roster; for an assessed unit only itself is there. */
export async function showUnit(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  { campaign, unit }: { readonly campaign: string; readonly unit: string },
): Promise<Result<KeptUnit>> {
  const units = await listUnits(platform, actor, campaign);
  if (!units.ok) return units;
  const found = units.value.find((each) => each.unit === unit);
  return found === undefined ? fail(problem('not-found', { what: unit })) : ok(found);
}

/** The units that are all an actor may see; null: every one. */
export function ownUnits(actor: Actor): ReadonlySet<string> | null {
  const onlyUnit = actor.grants.every((grant) => grant.role === 'unit');
  return onlyUnit ? new Set(scopesOf(actor, 'unit')) : null;
}

/** The roster as a units.csv. */
export function downloadRoster(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  campaign: string,
): Promise<Result<string>> {
  return look(platform, actor, async (client) => {
    const no = permit(actor, 'unit.edit', { office: actor.office, name: campaign });
    if (no !== null) return refused(no);
    const open = await findCampaign(client, actor.office, campaign);
    if (!open.ok) return open;
    return ok(rosterText(await readRoster(client, actor.office, campaign), open.value.scheme));
  });
}

/** Everything a unit ever was in a campaign, in order. */
export function showUnitHistory(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  { campaign, unit }: { readonly campaign: string; readonly unit: string },
): Promise<Result<readonly UnitChange[]>> {
  return look(platform, actor, async (client) => {
    const no = permit(actor, 'unit.edit', { office: actor.office, name: campaign });
    if (no !== null) return refused(no);
    const changes = await unitHistory(client, actor.office, campaign, unit);
    return changes.length === 0 ? fail(problem('not-found', { what: unit })) : ok(changes);
  });
}
