import { permit } from '../../access/permit.ts';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import { formatDay, parseDay } from '../../core/quantity/day.ts';
import { type Actor, systemActor } from '../../port/actor.ts';
import { collectingOffices, listCampaigns } from '../../store/view/campaigns.ts';
import { listDates, noteReminder } from '../../store/write/campaign-dates.ts';
import type { Platform } from '../platform.ts';
import { act, refused, type Work } from '../work/act.ts';
import { findCampaign } from './find-campaign.ts';
import type { OpenCampaign } from './open-campaign.ts';
import { requireState } from './state.ts';
import { todayOf } from './today.ts';

/** So many days before a day of the calendar its people are reminded of it, and on the day itself. */
const ahead: readonly number[] = [7, 1, 0];

/**
 * Reminds of the days of an office's campaigns that are near: an event for each, once, however often and by however many
 * processes it is asked. What was reminded of.
 */
export function remindOfDays(
  platform: Pick<Platform, 'store'>,
  office: string,
): Promise<Result<readonly string[]>> {
  return act(platform, systemActor(office), async (work) => {
    const sent: string[] = [];
    for (const { id, state } of await listCampaigns(work.client, office)) {
      if (state !== 'collecting') continue;
      const open = await findCampaign(work.client, office, id);
      if (!open.ok) return open;
      sent.push(...(await remindOf(work, open.value)));
    }
    return ok(sent);
  });
}

async function remindOf(
  { client, record }: Work,
  { campaign, scheme }: OpenCampaign,
): Promise<readonly string[]> {
  const { office, id, dueOn, locksOn } = campaign;
  const today = await todayOf(client, scheme);
  const dates = await listDates(client, office, id);
  const days = [
    { on: dueOn, about: 'dueOn' },
    { on: locksOn, about: 'locksOn' },
    ...dates.map(({ on, title }) => ({ on, about: title })),
  ];
  const sent: string[] = [];
  for (const { on, about } of days) {
    const daysAhead = ahead.find((each) => dayBefore(on, each) === today);
    if (daysAhead === undefined) continue;
    const key = `${about} ${on} -${daysAhead}`;
    if (!(await noteReminder(client, office, id, key))) continue;
    sent.push(key);
    const details = { about, on, daysAhead };
    record({ action: 'campaign.day-near', subject: `campaign/${id}/reminder`, campaign: id, details });
  }
  return sent;
}

/** As `remindOfDays`, for every office in which facts are being collected. */
export async function remindEverywhere(platform: Pick<Platform, 'store'>): Promise<void> {
  for (const office of await collectingOffices(platform.store.pool)) await remindOfDays(platform, office);
}

const dayBefore = (day: string, days: number): string => formatDay((parseDay(day) ?? 0) - days);

export interface AskedReminder {
  readonly campaign: string;
  /** Ids of the units to remind. */
  readonly units: readonly string[];
  readonly text: string;
}

/** Reminds units of what they still owe: an event for each of them. How many were reminded. */
export function remindUnits(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  { campaign, units, text }: AskedReminder,
): Promise<Result<number>> {
  return act(platform, actor, async ({ client, record }) => {
    const no = permit(actor, 'campaign.edit', { office: actor.office, name: campaign });
    if (no !== null) return refused(no);
    const open = await findCampaign(client, actor.office, campaign);
    if (!open.ok) return open;
    const wrong = requireState(open.value.campaign, 'collecting');
    if (wrong !== null) return fail(wrong);
    const known = new Set(open.value.units.map((each) => each.unit));
    const unknown = units.filter((each) => !known.has(each));
    if (unknown.length > 0) return fail(...unknown.map((what) => problem('not-found', { what })));
    for (const unit of new Set(units)) {
      const subject = `campaign/${campaign}/reminder`;
      record({ action: 'campaign.reminded', subject, campaign, unit, details: { text } });
    }
    return ok(new Set(units).size);
  });
}
