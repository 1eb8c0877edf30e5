import type { WorkCalendar } from '../../core/quantity/calendar.ts';
import { monthOf, weekday, yearOf } from '../../core/quantity/day.ts';
import type { Day } from '../../core/quantity/value.ts';
import { isWorkday } from '../../core/quantity/workday.ts';
import { million, type Random } from './random.ts';
import type { RowSettings, Step } from './settings.ts';

/** A stretch of time that gets its own number of rows. */
export interface TimeStep {
  readonly workdays: readonly Day[];
  readonly daysOff: readonly Day[];
  /** Before the scheme's period. */
  readonly before: boolean;
}

/** A day on which a row lies. */
export interface Placed {
  readonly day: Day;
  readonly off: boolean;
}

export interface Stretch {
  readonly since: Day;
  readonly start: Day;
  /** The first day after. */
  readonly end: Day;
  readonly calendar: WorkCalendar;
}

/** Cuts the days from `since` to `end` into steps, in order of time; steps without days are left out. */
export function makeTimeline(
  rows: RowSettings,
  { since, start, end, calendar }: Stretch,
): readonly TimeStep[] {
  const drafts = new Map<string, { workdays: Day[]; daysOff: Day[]; before: boolean }>();
  for (let day = Math.max(since, rows.from ?? since); day < Math.min(end, (rows.to ?? end) + 1); day++) {
    const key = `${day < start ? 'before' : 'within'} ${stepNames[rows.each](day)}`;
    const draft = drafts.get(key) ?? { workdays: [], daysOff: [], before: day < start };
    (isWorkday(calendar, day) ? draft.workdays : draft.daysOff).push(day);
    drafts.set(key, draft);
  }
  return [...drafts.values()].filter((step) => rows.each !== 'workday' || step.workdays.length > 0);
}

/** Days with the same name belong to one step. */
const stepNames: Readonly<Record<Step, (day: Day) => number>> = {
  day: (day) => day,
  workday: (day) => day,
  week: (day) => day - weekday(day),
  month: (day) => yearOf(day) * 12 + monthOf(day),
  quarter: (day) => yearOf(day) * 4 + Math.ceil(monthOf(day) / 3),
  year: yearOf,
  period: () => 0,
};

/**
 * A day of the step: each workday equally likely, each day off less so by `daysOff` millionths.
 * Null when the step is a single day off that is not taken.
 */
export function placeRow(step: TimeStep, rows: RowSettings, daysOff: number, random: Random): Placed | null {
  if (rows.on === 'first') return firstDay(step);
  if (step.workdays.length === 0 && rows.each === 'day' && !random.chance(daysOff)) return null;
  const off = step.workdays.length === 0 || random.chance(chanceOff(step, daysOff));
  const days = off ? step.daysOff : step.workdays;
  return { day: days[random.below(days.length)] ?? 0, off };
}

function chanceOff({ workdays, daysOff }: TimeStep, weight: number): number {
  const off = daysOff.length * weight;
  return Math.floor((off * million) / (off + workdays.length * million));
}

function firstDay({ workdays, daysOff }: TimeStep): Placed {
  const [work = Infinity, off = Infinity] = [workdays[0], daysOff[0]];
  return { day: Math.min(work, off), off: off < work };
}

/** How many rows of count 1 a step is expected to hold, in millionths. */
export function stepWeight(step: TimeStep, rows: RowSettings, daysOff: number): number {
  const rare = rows.each === 'day' && rows.on === 'any' && step.workdays.length === 0;
  return rare ? Math.min(million, daysOff) : million;
}
