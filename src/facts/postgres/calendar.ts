import type { WorkCalendar } from '../../core/quantity/calendar.ts';
import type { Day } from '../../core/quantity/value.ts';
import { isWorkday } from '../../core/quantity/workday.ts';
import { exceptionSums } from '../sql/calendar.ts';
import { type Parameters, parameter } from './parameters.ts';

/**
 * Counts workdays in closed form: Monday to Friday by arithmetic, the calendar's exceptions by two arrays that travel
 * as parameters. It holds for every date, and the database keeps no table of days. Ordinals count from far in the past.
 */
export interface WorkdaySql {
  /** Workdays through a day number (days since 1970-01-01, an expression used several times). */
  readonly ordinal: (dayNumber: string) => string;
  /** The day number of the workday with an ordinal (an expression used several times). */
  readonly dayNumber: (ordinal: string) => string;
}

export const dayNumberSql = (date: string): string => `(${date} - DATE '1970-01-01')`;
export const dateSql = (dayNumber: string): string => `(DATE '1970-01-01' + (${dayNumber}))`;

// A multiple of 7, so that no date PostgreSQL knows has a negative number: its division rounds towards zero.
const offset = 7_000_000;
const workdaysInOffset = (offset / 7) * 5;

export function workdaySql(calendar: WorkCalendar, parameters: Parameters): WorkdaySql {
  const { start, sums } = exceptionSums(calendar);
  const last = sums.length - 1;
  const sum = sums.at(-1) ?? 0;
  const days = Array.from({ length: last }, (_, i) => start + 1 + i).filter((day) =>
    isWorkday(calendar, day),
  );
  const [before, after] = [weekdaysThrough(start), weekdaysThrough(start + last) + sum];
  const array = (values: readonly number[]) => `(${parameter(parameters, 'integer[]', values)})`;
  return {
    // Day 4 (1970-01-05) is a Monday.
    ordinal: (n) => `(5 * ((${n} + ${offset - 4}) / 7) + least(5, (${n} + ${offset - 4}) % 7 + 1)
      + ${array(sums)}[least(greatest(${n} - (${start}), 0), ${last}) + 1])`,
    dayNumber: (o) => `(CASE WHEN ${o} <= ${before} THEN ${weekday(o)}
      WHEN ${o} > ${after} THEN ${weekday(`(${o} - (${sum}))`)}
      WHEN ${o} IS NOT NULL THEN ${array(days)}[${o} - ${before}] END)`,
  };
}

/** Monday to Friday alone, as `ordinal` counts. */
function weekdaysThrough(day: Day): number {
  const weeks = Math.floor((day - 4) / 7);
  return workdaysInOffset + 5 * weeks + Math.min(5, day - 4 - 7 * weeks + 1);
}

const weekday = (ordinal: string): string =>
  `(7 * ((${ordinal} - 1) / 5) + (${ordinal} - 1) % 5 - ${offset - 4})`;
