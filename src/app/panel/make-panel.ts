import type { PoolClient } from 'pg';
import { permit } from '../../access/permit.ts';
import { fail, ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import { findIndicator } from '../../core/scheme/walk.ts';
import type { Actor } from '../../port/actor.ts';
import { listExperts, listVotedBefore, readPanel } from '../../store/view/panels.ts';
import { holdCommits } from '../../store/write/batches.ts';
import { endPanel, insertPanel } from '../../store/write/panels.ts';
import { findCampaign } from '../campaign/find-campaign.ts';
import type { OpenCampaign } from '../campaign/open-campaign.ts';
import { requireState } from '../campaign/state.ts';
import type { Platform } from '../platform.ts';
import { collectingNow } from '../review/collecting.ts';
import { act, refused } from '../work/act.ts';
import { findExpertDataset } from './expert-dataset.ts';
import { isOpen, loadPanel, panelSubject } from './load-panel.ts';
import { type PanelView, showPanel } from './panel-view.ts';

export interface NewPanelAsked {
  readonly campaign: string;
  readonly indicator: string;
  readonly title: string;
  /** Ids of units; empty: all that the indicator's table assesses. */
  readonly units: readonly string[];
  /** Accounts with the role of expert. */
  readonly experts: readonly string[];
  /** Last day of scoring, YYYY-MM-DD, on the scheme's clock. */
  readonly closesOn: string;
}

/** Makes a blind panel. There must be at least as many experts as the rule needs votes. */
export function makePanel(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  asked: NewPanelAsked,
): Promise<Result<PanelView>> {
  return act(platform, actor, async (work) => {
    const { client } = work;
    const { office, account: by } = actor;
    const no = permit(actor, 'panel.manage', { office });
    if (no !== null) return refused(no);
    // Numbers of pseudonyms are drawn one panel after the other.
    const held = await holdCommits(client, office);
    if (!held.ok) return held;
    const open = await findCampaign(client, office, asked.campaign);
    if (!open.ok) return open;
    const found = findExpertDataset(open.value.scheme, asked.indicator);
    if (!found.ok) return found;
    const clock = await collectingNow(client, open.value);
    if (!clock.ok) return clock;
    const { trimming, shape } = found.value;
    const { units, problems } = unitsOf(open.value, asked);
    const panel = {
      ...{ office, campaign: asked.campaign, indicator: asked.indicator, dataset: shape.dataset.name },
      ...{ title: asked.title.trim(), closesOn: asked.closesOn, leastVotes: trimming.atLeast, units, by },
      experts: [...new Set(asked.experts)],
    };
    const wrong = [
      ...problems,
      ...wrongDay(open.value, asked.closesOn, clock.value.today),
      ...(await wrongExperts(client, office, panel)),
    ];
    if (wrong.length > 0) return fail(...wrong);
    const id = await insertPanel(client, panel);
    const made = await readPanel(client, office, id);
    if (made === null) throw new Error('a panel that was just made is gone');
    const { campaign, indicator } = asked;
    const details = { step: 'made', units, experts: panel.experts, closesOn: asked.closesOn };
    work.record({ action: 'panel.manage', subject: panelSubject(made), campaign, indicator, details });
    return ok(await showPanel(client, actor, open.value, made));
  });
}

/** Gives up a panel that is still open; its votes never count. */
export function cancelPanel(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  asked: { readonly panel: string; readonly reason: string },
): Promise<Result<PanelView>> {
  return act(platform, actor, async (work) => {
    const loaded = await loadPanel(work.client, actor, 'panel.manage', asked.panel, 'hold');
    if (!loaded.ok) return loaded;
    const { panel, open } = loaded.value;
    const reason = asked.reason.trim();
    const no =
      requireState(open.campaign, 'collecting', 'published') ??
      isOpen(panel) ??
      (reason === '' ? problem('reason-required', {}) : null);
    if (no !== null) return refused(no);
    const end = { batch: null, statistics: null, reason, by: actor.account };
    await endPanel(work.client, panel, { state: 'cancelled', ...end });
    const { campaign, indicator } = panel;
    const details = { step: 'cancelled', reason };
    work.record({ action: 'panel.manage', subject: panelSubject(panel), campaign, indicator, details });
    const done = (await readPanel(work.client, actor.office, panel.id)) ?? panel;
    return ok(await showPanel(work.client, actor, open, done));
  });
}

function unitsOf(
  { scheme, units: roster }: OpenCampaign,
  { indicator, units }: NewPanelAsked,
): { readonly units: readonly string[]; readonly problems: readonly Problem[] } {
  const found = findIndicator(scheme, indicator);
  const assessed = roster.filter((each) => each.kind === found?.table.subject).map((each) => each.unit);
  const asked = units.length === 0 ? assessed : [...new Set(units)];
  const what = found?.indicator.name ?? indicator;
  const strange = asked.filter((unit) => !assessed.includes(unit));
  return { units: asked, problems: strange.map((unit) => problem('unit-not-assessed', { unit, what })) };
}

function wrongDay({ campaign }: OpenCampaign, closesOn: string, today: string): readonly Problem[] {
  const { locksOn } = campaign;
  return closesOn < today || closesOn > locksOn ? [problem('panel-closes-past', { closesOn, locksOn })] : [];
}

async function wrongExperts(
  client: PoolClient,
  office: string,
  panel: Parameters<typeof insertPanel>[1],
): Promise<readonly Problem[]> {
  const { experts, leastVotes } = panel;
  const known = new Set((await listExperts(client, office, experts)).map((each) => each.account));
  const voted = await listVotedBefore(client, office, panel);
  const [needed, given] = [String(leastVotes), String(experts.length)];
  return [
    ...(experts.length < leastVotes ? [problem('panel-too-few-experts', { needed, given })] : []),
    ...experts
      .filter((account) => !known.has(account))
      .map((account) => problem('panel-expert-unknown', { account })),
    ...voted.map(({ account, unit }) => problem('panel-expert-voted', { account, unit })),
  ];
}
