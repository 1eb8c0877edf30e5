import type { WorkCalendar } from '../../core/quantity/calendar.ts';
import type { Day } from '../../core/quantity/value.ts';
import { workdaysBetween } from '../../core/quantity/workday.ts';
import { identifier } from './quote.ts';

/** Workdays of the usual years, joined on the day: `day, ordinal, workday`. */
export const calendarTable = 'work calendar';

/**
 * Statements that make, once in a database, the calendar table, `workdays_through(date)` (only differences mean
 * anything) and `is_workday(date)`.
 */
export function calendarStatements(calendar: WorkCalendar): readonly string[] {
  const { start, sums } = exceptionSums(calendar);
  const [first, last] = [calendar.from - yearsAround, calendar.to + yearsAround];
  return [
    `CREATE OR REPLACE MACRO day_number(d) AS (d - DATE '1970-01-01')`,
    // Day 4 (1970-01-05) is a Monday; 7000000 keeps the division away from negative numbers.
    `CREATE OR REPLACE MACRO weekdays_through(n) AS
       5 * ((n - 4 + 7000000) // 7) + least(5, (n - 4 + 7000000) % 7 + 1)`,
    `CREATE OR REPLACE MACRO workdays_through(d) AS weekdays_through(day_number(d))
       + list_extract([${sums.join(', ')}]::INTEGER[],
           least(greatest(day_number(d) - (${start}), 0), ${sums.length - 1}) + 1)`,
    `CREATE OR REPLACE MACRO is_workday(d) AS workdays_through(d) > workdays_through(d - 1)`,
    `CREATE OR REPLACE TABLE ${identifier(calendarTable)} AS
       SELECT day, workdays_through(day) AS ordinal, is_workday(day) AS workday
       FROM (SELECT DATE '1970-01-01' + CAST(i AS INTEGER) AS day FROM range(${first}, ${last}) AS days(i))`,
  ];
}

const yearsAround = 20 * 366;

export const workdayRangeMark = 'workday-range';

/** How far the calendar is from Monday-to-Friday, summed from the day before its first exception (`start`) to its last. */
export function exceptionSums(calendar: WorkCalendar): {
  readonly start: Day;
  readonly sums: readonly number[];
} {
  const days = [...calendar.holidays, ...calendar.workingWeekends];
  if (days.length === 0) return { start: 0, sums: [0] };
  const [first, last] = [days.reduce((a, b) => Math.min(a, b)), days.reduce((a, b) => Math.max(a, b))];
  const start = first - 1;
  const sums: number[] = [];
  for (let day = start; day <= last; day++)
    sums.push(workdaysBetween(calendar, start, day) - workdaysBetween(mondayToFriday, start, day));
  return { start, sums };
}

const mondayToFriday: WorkCalendar = { from: 0, to: 0, holidays: [], workingWeekends: [] };

/** The workdays of 1900–2199: `ordinal` as `workdays_through` counts it, `day`. */
export const workdayListTable = 'workday list';

/** Makes the workday list for one connection: moving by n workdays looks up an ordinal. */
export const workdayListStatement = `CREATE OR REPLACE TEMP TABLE ${identifier(workdayListTable)} AS
  SELECT workdays_through(day) AS ordinal, day
  FROM (SELECT DATE '1900-01-01' + CAST(i AS INTEGER) AS day FROM range(109573) AS days(i)) WHERE is_workday(day)`;
