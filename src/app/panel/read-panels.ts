import { permit, reachesAll } from '../../access/permit.ts';
import { ok, type Result } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';
import { listExperts, listPanels } from '../../store/view/panels.ts';
import { findCampaign } from '../campaign/find-campaign.ts';
import type { Platform } from '../platform.ts';
import { mayList } from '../review/page.ts';
import { look, refused } from '../work/act.ts';
import { loadPanel } from './load-panel.ts';
import { type PanelLine, type PanelView, panelLine, showPanel } from './panel-view.ts';

/** The panels of a campaign; an expert sees those it sits on. */
export function readPanels(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  campaign: string,
): Promise<Result<readonly PanelLine[]>> {
  return look(platform, actor, async (client) => {
    const no = mayList(actor, 'panel.read');
    if (no !== null) return refused(no);
    const open = await findCampaign(client, actor.office, campaign);
    if (!open.ok) return open;
    const account = reachesAll(actor, 'panel.read') ? null : actor.account;
    const panels = await listPanels(client, actor.office, campaign, account);
    return ok(panels.map((panel) => panelLine(open.value, panel)));
  });
}

/** One panel, with what the actor may know of its votes. */
export function readPanelView(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  id: string,
): Promise<Result<PanelView>> {
  return look(platform, actor, async (client) => {
    const loaded = await loadPanel(client, actor, 'panel.read', id);
    if (!loaded.ok) return loaded;
    return ok(await showPanel(client, actor, loaded.value.open, loaded.value.panel));
  });
}

/** The accounts that can sit on a panel, for the office that makes one. */
export function readExperts(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
): Promise<Result<readonly { readonly account: string; readonly name: string }[]>> {
  return look(platform, actor, async (client) => {
    const no = permit(actor, 'panel.manage', { office: actor.office });
    if (no !== null) return refused(no);
    const found = await listExperts(client, actor.office);
    return ok(found.map(({ account, name }) => ({ account, name })));
  });
}
