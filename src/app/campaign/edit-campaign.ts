import { permit } from '../../access/permit.ts';
import { fail, ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';
import type { Campaign } from '../../port/store-campaign.ts';
import { type CampaignEdit, moveCampaign, updateCampaign } from '../../store/write/campaigns.ts';
import type { Platform } from '../platform.ts';
import { act, refused } from '../work/act.ts';
import { readDays } from './calendar.ts';
import { findAndHoldCampaign } from './find-campaign.ts';
import type { OpenCampaign } from './open-campaign.ts';
import { type CampaignView, viewCampaign } from './see-campaign.ts';
import { requireState } from './state.ts';
import { todayOf } from './today.ts';

export interface AskedEdit extends CampaignEdit {
  readonly campaign: string;
  readonly revision: number | null;
}

/** Changes title, days and the time for appeals, before results are public. The first day stays once it was opened. */
export function editCampaign(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  asked: AskedEdit,
): Promise<Result<CampaignView>> {
  return act(platform, actor, async ({ client, record }) => {
    const no = permit(actor, 'campaign.edit', { office: actor.office, name: asked.campaign });
    if (no !== null) return refused(no);
    const open = await findAndHoldCampaign(client, actor.office, asked.campaign);
    if (!open.ok) return open;
    const before = open.value.campaign;
    const wrong = requireState(before, 'preparing', 'collecting') ?? revisionConflict(before, asked.revision);
    if (wrong !== null) return fail(wrong);
    const days = readDays(asked);
    if (!days.ok) return days;
    if (before.state === 'collecting' && days.value.opensOn !== before.opensOn)
      return fail(problem('campaign-opened-already', { opensOn: before.opensOn }));
    const edit = { title: asked.title.trim(), appealDays: asked.appealDays, ...days.value };
    const campaign = await updateCampaign(client, before, edit);
    const subject = `campaign/${campaign.id}`;
    record({ action: 'campaign.edit', subject, campaign: campaign.id, details: changed(before, edit) });
    return ok(await viewCampaign(client, { ...open.value, campaign }));
  });
}

/** The problem of an edit that started from another revision; null when it is this one, or when it does not say. */
export function revisionConflict(campaign: Campaign, revision: number | null): Problem | null {
  if (revision === null || revision === campaign.revision) return null;
  return problem('revision-conflict', {
    what: `campaign/${campaign.id}`,
    given: String(revision),
    current: String(campaign.revision),
  });
}

function changed(before: CampaignEdit, after: CampaignEdit): Record<string, readonly unknown[]> {
  const names = ['title', 'opensOn', 'dueOn', 'locksOn', 'appealDays'] as const;
  return Object.fromEntries(
    names.flatMap((name) =>
      before[name] === after[name] ? [] : [[name, [before[name], after[name]]] as const],
    ),
  );
}

/**
 * Opens collection: from its first day on, facts are taken. Problems: a table without units, a calendar that is over.
 * Open questions of the scheme do not hinder it, but keep results provisional.
 */
export function openCollection(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  asked: { readonly campaign: string; readonly revision: number | null },
): Promise<Result<CampaignView>> {
  return act(platform, actor, async ({ client, record }) => {
    const no = permit(actor, 'campaign.open', { office: actor.office, name: asked.campaign });
    if (no !== null) return refused(no);
    const open = await findAndHoldCampaign(client, actor.office, asked.campaign);
    if (!open.ok) return open;
    const before = open.value.campaign;
    const wrong = requireState(before, 'preparing') ?? revisionConflict(before, asked.revision);
    if (wrong !== null) return fail(wrong);
    const unready = unreadiness(open.value, await todayOf(client, open.value.scheme));
    if (unready.length > 0) return fail(...unready);
    const campaign = await moveCampaign(client, before, 'collecting');
    const { opensOn, dueOn, locksOn } = campaign;
    record({
      action: 'campaign.open',
      subject: `campaign/${campaign.id}`,
      campaign: campaign.id,
      details: { state: [before.state, campaign.state], opensOn, dueOn, locksOn },
    });
    return ok(await viewCampaign(client, { ...open.value, campaign }));
  });
}

function unreadiness({ campaign, scheme, units }: OpenCampaign, today: string): readonly Problem[] {
  const kinds = new Set(units.map((each) => each.kind));
  const bare = scheme.tables.filter((each) => !kinds.has(each.subject));
  return [
    ...(today > campaign.locksOn ? [problem('campaign-over-already', { locksOn: campaign.locksOn })] : []),
    ...bare.map(({ caption, subject }) =>
      problem('campaign-table-without-units', { table: caption, kind: subject }),
    ),
  ];
}
