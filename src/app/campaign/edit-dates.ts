import { permit, reachesAll, scopesOf } from '../../access/permit.ts';
import { fail, ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';
import {
  type Audience,
  type CampaignDate,
  deleteDate,
  holdDate,
  insertDate,
  listDates,
  updateDate,
} from '../../store/write/campaign-dates.ts';
import type { Platform } from '../platform.ts';
import { act, look, refused, type Work } from '../work/act.ts';
import { type CollectionPhase, phaseOf, readDay } from './calendar.ts';
import { findCampaign } from './find-campaign.ts';
import type { OpenCampaign } from './open-campaign.ts';
import { findSeenCampaign } from './see-campaign.ts';
import { todayOf } from './today.ts';

/** The calendar of a campaign: the days of collection, and others. */
export interface CampaignCalendar {
  readonly today: string;
  readonly phase: CollectionPhase;
  readonly opensOn: string;
  readonly dueOn: string;
  readonly locksOn: string;
  readonly publicFrom: string | null;
  readonly publicTo: string | null;
  readonly appealDays: number;
  readonly dates: readonly CampaignDate[];
}

/** The calendar as far as it is meant for whoever asks. */
export function showCalendar(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  campaign: string,
): Promise<Result<CampaignCalendar>> {
  return look(platform, actor, async (client) => {
    const open = await findSeenCampaign(client, actor, campaign);
    if (!open.ok) return open;
    const { opensOn, dueOn, locksOn, publicFrom, publicTo, appealDays } = open.value.campaign;
    const today = await todayOf(client, open.value.scheme);
    const dates = await listDates(client, actor.office, campaign);
    return ok({
      ...{ today, phase: phaseOf(open.value.campaign, today), opensOn, dueOn, locksOn },
      ...{ publicFrom, publicTo, appealDays },
      dates: dates.filter((each) => isFor(actor, each.audience)),
    });
  });
}

/** One of the further days of a calendar. */
export async function showDate(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  { campaign, date }: { readonly campaign: string; readonly date: string },
): Promise<Result<CampaignDate>> {
  const calendar = await showCalendar(platform, actor, campaign);
  if (!calendar.ok) return calendar;
  const found = calendar.value.dates.find(({ id }) => id === date);
  return found === undefined ? fail(problem('not-found', { what: date })) : ok(found);
}

function isFor(actor: Actor, audience: Audience): boolean {
  if (audience === 'all' || reachesAll(actor, 'campaign.edit')) return true;
  if (audience === 'leads') return scopesOf(actor, 'lead').length > 0;
  return audience === 'units' && scopesOf(actor, 'unit').length > 0;
}

export interface AskedDate {
  readonly campaign: string;
  /** Null: a new one. */
  readonly id: string | null;
  readonly revision: number | null;
  readonly on: string;
  readonly title: string;
  readonly audience: Audience;
}

/** Adds a day to the calendar, or changes it. */
export function putDate(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  asked: AskedDate,
): Promise<Result<CampaignDate>> {
  return editDates(platform, actor, asked, async ({ client, record }) => {
    const on = readDay('on', asked.on);
    if (!on.ok) return on;
    const { office } = actor;
    const { campaign, id } = asked;
    const content = { on: on.value, title: asked.title.trim(), audience: asked.audience };
    const before = id === null ? null : await holdDate(client, office, campaign, id);
    if (id !== null && before === null) return fail(problem('not-found', { what: id }));
    if (before !== null && asked.revision !== null && asked.revision !== before.revision)
      return fail(conflict(before, asked.revision));
    const kept =
      before === null
        ? await insertDate(client, office, campaign, content)
        : await updateDate(client, office, campaign, before.id, content);
    record({
      action: 'campaign.edit',
      subject: `campaign/${campaign}/date/${kept.id}`,
      campaign,
      details: { from: before, to: kept },
    });
    return ok(kept);
  });
}

/** Takes a day off the calendar. */
export function removeDate(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  asked: Pick<AskedDate, 'campaign' | 'revision'> & { readonly id: string },
): Promise<Result<null>> {
  return editDates(platform, actor, asked, async ({ client, record }) => {
    const { campaign, id } = asked;
    const before = await holdDate(client, actor.office, campaign, id);
    if (before === null) return fail(problem('not-found', { what: id }));
    if (asked.revision !== null && asked.revision !== before.revision)
      return fail(conflict(before, asked.revision));
    await deleteDate(client, actor.office, campaign, id);
    const details = { from: before, to: null };
    record({ action: 'campaign.edit', subject: `campaign/${campaign}/date/${id}`, campaign, details });
    return ok(null);
  });
}

function editDates<T>(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  { campaign }: { readonly campaign: string },
  edit: (work: Work, open: OpenCampaign) => Promise<Result<T>>,
): Promise<Result<T>> {
  return act(platform, actor, async (work) => {
    const no = permit(actor, 'campaign.edit', { office: actor.office, name: campaign });
    if (no !== null) return refused(no);
    const open = await findCampaign(work.client, actor.office, campaign);
    return open.ok ? edit(work, open.value) : open;
  });
}

const conflict = ({ title, revision }: CampaignDate, given: number): Problem =>
  problem('revision-conflict', { what: title, given: String(given), current: String(revision) });
