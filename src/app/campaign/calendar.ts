import { fail, ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import { formatDay, parseDay } from '../../core/quantity/day.ts';
import type { Campaign } from '../../port/store-campaign.ts';

export type CollectionDays = Pick<Campaign, 'opensOn' | 'dueOn' | 'locksOn'>;

/** Where a day stands: not begun, on time, late, locked. `on time` and `locked` are two clocks. */
export type CollectionPhase = 'before' | 'on-time' | 'late' | 'locked';

/** The phase of a day (YYYY-MM-DD). First and last days count whole. */
export function phaseOf({ opensOn, dueOn, locksOn }: CollectionDays, today: string): CollectionPhase {
  if (today < opensOn) return 'before';
  if (today <= dueOn) return 'on-time';
  return today <= locksOn ? 'late' : 'locked';
}

/** The days in one form. Problems: what is no day; days out of order. */
export function readDays(days: CollectionDays): Result<CollectionDays> {
  const names = ['opensOn', 'dueOn', 'locksOn'] as const;
  const read = names.map((name) => readDay(name, days[name]));
  const [opensOn, dueOn, locksOn] = read.map((each) => (each.ok ? each.value : ''));
  const wrong = read.flatMap((each) => each.problems);
  if (wrong.length > 0 || opensOn === undefined || dueOn === undefined || locksOn === undefined)
    return fail(...wrong);
  const found = { opensOn, dueOn, locksOn };
  return opensOn <= dueOn && dueOn <= locksOn
    ? ok(found)
    : fail(problem('campaign-days-reversed', { ...found }));
}

/** A day as YYYY-MM-DD. `name` says in the problem which one it is. */
export function readDay(name: string, text: string): Result<string> {
  const day = parseDay(text.trim());
  return day === null ? fail(dayInvalid(name, text)) : ok(formatDay(day));
}

const dayInvalid = (name: string, text: string): Problem =>
  problem('campaign-day-invalid', { name, text: text.slice(0, 40) });
