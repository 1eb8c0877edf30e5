import { permit } from '../../access/permit.ts';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import { formatDay, parseDay } from '../../core/quantity/day.ts';
import { type Actor, systemActor } from '../../port/actor.ts';
import { collectingOffices, listCampaigns } from '../../store/view/campaigns.ts';
import { listDates, noteReminder } from '../../store/write/campaign-dates.ts';
import type { Platform } from '../platform.ts';
import { act, refused } from '../work/act.ts';
import { findCampaign } from './find-campaign.ts';
import { findSeenCampaign } from './see-campaign.ts';
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
  return act(platform, systemActor(office), async ({ client, record }) => {
    const sent: string[] = [];
    const running = (await listCampaigns(client, office)).filter(({ state }) => state === 'collecting');
    for (const campaign of running) {
      const open = await findCampaign(client, office, campaign.id);
      if (!open.ok) return open;
      const today = await todayOf(client, open.value.scheme);
      const dates = await listDates(client, office, campaign.id);
      const days = [
        { on: campaign.dueOn, about: 'dueOn', audience: 'all' },
        { on: campaign.locksOn, about: 'locksOn', audience: 'all' },
        ...dates.map(({ on, title, audience }) => ({ on, about: title, audience })),
      ];
      for (const { on, about, audience } of days) {
        const before = ahead.find((days) => dayBefore(on, days) === today);
        if (before === undefined) continue;
        const key = `${about} ${on} -${before}`;
        if (!(await noteReminder(client, office, campaign.id, key))) continue;
        sent.push(key);
        const subject = `campaign/${campaign.id}/reminder`;
        const details = { about, on, daysAhead: before };
        // Without a unit a reminder reaches the office alone.
        const action = audience === 'office' ? 'campaign.reminded' : 'campaign.day-near';
        record({ action, subject, campaign: campaign.id, details });
      }
    }
    return ok(sent);
  });
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
    const open = await findSeenCampaign(client, actor, campaign);
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
