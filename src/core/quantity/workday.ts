import type { WorkCalendar } from './calendar.ts';
import { weekday } from './day.ts';
import type { Day } from './value.ts';

/** Outside the calendar's trusted range, and where it says nothing, Monday to Friday are workdays. */
export function isWorkday(calendar: WorkCalendar, day: Day): boolean {
  return workdaysThrough(calendar, day) > workdaysThrough(calendar, day - 1);
}

/** Workdays after `a` up to and including `b`; negative when b < a: minus the workdays after b through a. */
export function workdaysBetween(calendar: WorkCalendar, a: Day, b: Day): number {
  return workdaysThrough(calendar, b) - workdaysThrough(calendar, a);
}

/** The n-th workday after `day` (before it when n is negative); `day` itself when n is 0, workday or not. */
export function addWorkdays(calendar: WorkCalendar, day: Day, n: number): Day {
  if (n === 0) return day;
  const ordinal = n > 0 ? workdaysThrough(calendar, day) + n : workdaysThrough(calendar, day - 1) + n + 1;
  return firstDayReaching(calendar, ordinal, day, n);
}

/** Entry i: the number of workdays from `calendar.from` through `calendar.from + i`. For joins in SQL. */
export function workdayOrdinals(calendar: WorkCalendar): Int32Array {
  const before = workdaysThrough(calendar, calendar.from - 1);
  return Int32Array.from(
    { length: Math.max(0, calendar.to - calendar.from) },
    (_, i) => workdaysThrough(calendar, calendar.from + i) - before,
  );
}

/** Days that differ from Monday-to-Friday, ascending, with the sum of their differences so far. */
interface Exceptions {
  readonly days: readonly Day[];
  readonly sums: readonly number[];
}

const prepared = new WeakMap<WorkCalendar, Exceptions>();

/** Workdays from some fixed day long ago through `day`; only differences mean anything. */
function workdaysThrough(calendar: WorkCalendar, day: Day): number {
  const { days, sums } = exceptionsOf(calendar);
  const upTo = countUpTo(days, day);
  return mondayToFridayThrough(day) + (sums[upTo - 1] ?? 0);
}

// Day 4 (1970-01-05) is a Monday.
function mondayToFridayThrough(day: Day): number {
  const weeks = Math.floor((day - 4) / 7);
  return 5 * weeks + Math.min(5, day - 4 - 7 * weeks + 1);
}

function exceptionsOf(calendar: WorkCalendar): Exceptions {
  const cached = prepared.get(calendar);
  if (cached !== undefined) return cached;
  const fresh = findExceptions(calendar);
  prepared.set(calendar, fresh);
  return fresh;
}

function findExceptions(calendar: WorkCalendar): Exceptions {
  const working = new Set(calendar.workingWeekends.filter(isWeekend));
  const extraRest = new Set(calendar.holidays.filter((day) => !isWeekend(day)));
  for (const day of calendar.workingWeekends) extraRest.delete(day);
  const days = [...working, ...extraRest].sort((a, b) => a - b);
  let sum = 0;
  const sums = days.map((day) => {
    sum += working.has(day) ? 1 : -1;
    return sum;
  });
  return { days, sums };
}

const isWeekend = (day: Day): boolean => weekday(day) > 5;

function countUpTo(sorted: readonly Day[], day: Day): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? day) <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

// Of n workdays at least two in seven days are rest, plus at most every exception: the answer is within this reach.
function firstDayReaching(calendar: WorkCalendar, ordinal: number, day: Day, n: number): Day {
  const reach = 2 * Math.abs(n) + 2 * exceptionsOf(calendar).days.length + 14;
  let [low, high] = n > 0 ? [day, day + reach] : [day - reach, day];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (workdaysThrough(calendar, middle) >= ordinal) high = middle;
    else low = middle + 1;
  }
  return low;
}
