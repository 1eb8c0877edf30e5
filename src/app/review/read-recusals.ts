import { reachesAll, scopesOf } from '../../access/permit.ts';
import { ok, type Result } from '../../core/problem/problem.ts';
import { indicatorsOf } from '../../core/scheme/walk.ts';
import type { Actor } from '../../port/actor.ts';
import type { Recusal } from '../../port/store-review.ts';
import { listRecusals } from '../../store/view/recusals.ts';
import { findCampaign } from '../campaign/find-campaign.ts';
import type { OpenCampaign } from '../campaign/open-campaign.ts';
import type { Platform } from '../platform.ts';
import { look, refused } from '../work/act.ts';
import { mayList } from './page.ts';
import { responsibleOf } from './responsible.ts';

/** A lead that may not judge a unit for an indicator. */
export interface RecusedItem {
  readonly unit: string;
  readonly unitName: string;
  readonly indicator: string;
  readonly indicatorName: string;
  readonly recused: readonly string[];
  readonly leads: readonly string[];
  readonly needsSubstitute: boolean;
}

export interface RecusalView {
  readonly recorded: readonly Recusal[];
  /** Every item with a recused lead, whether the scheme’s names say so or the office does. */
  readonly items: readonly RecusedItem[];
}

/** What is recused in a campaign; a lead sees what it is or was named for. */
export function readRecusals(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  campaign: string,
): Promise<Result<RecusalView>> {
  return look(platform, actor, async (client) => {
    const no = mayList(actor, 'recusal.read');
    if (no !== null) return refused(no);
    const open = await findCampaign(client, actor.office, campaign);
    if (!open.ok) return open;
    const recorded = await listRecusals(client, actor.office, campaign);
    const items = recusedItems(open.value, recorded);
    if (reachesAll(actor, 'recusal.read')) return ok({ recorded, items });
    const mine = scopesOf(actor, 'lead');
    const isMine = (names: readonly (string | null)[]): boolean =>
      names.some((name) => name !== null && mine.includes(name));
    return ok({
      recorded: recorded.filter((each) => isMine([each.lead, each.substitute])),
      items: items.filter((each) => isMine([...each.recused, ...each.leads])),
    });
  });
}

function recusedItems({ scheme, units }: OpenCampaign, recorded: readonly Recusal[]): readonly RecusedItem[] {
  return scheme.tables.flatMap((table) =>
    indicatorsOf(table).flatMap((indicator) =>
      units
        .filter((unit) => unit.kind === table.subject)
        .map((unit) => ({ unit, ...responsibleOf(indicator, unit, recorded) }))
        .filter(({ recused }) => recused.length > 0)
        .map(({ unit, leads, recused }) => ({
          unit: unit.unit,
          unitName: unit.name,
          indicator: indicator.id,
          indicatorName: indicator.name,
          recused,
          leads,
          needsSubstitute: leads.length === 0,
        })),
    ),
  );
}
