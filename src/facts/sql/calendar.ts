import type { WorkCalendar } from '../../core/quantity/calendar.ts';
import { parseDay } from '../../core/quantity/day.ts';
import type { Day } from '../../core/quantity/value.ts';
import { addWorkdays, isWorkday, workdaysBetween } from '../../core/quantity/workday.ts';
import { identifier } from './quote.ts';

/** Workdays of the usual years, joined on the day: `day, ordinal, workday`. */
export const calendarTable = 'work calendar';

/**
 * Statements that make, once in a database, the calendar table, `workdays_through(date)` (only differences mean
 * anything), `is_workday(date)` and `add_workdays(date, n)`; the last needs `workdayListStatement` on the connection.
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
    ...shiftStatements(calendar),
  ];
}

const yearsAround = 20 * 366;

export const workdayRangeMark = 'workday-range';

/** How far the calendar is from Monday-to-Friday, summed from the day before its first exception to its last. */
function exceptionSums(calendar: WorkCalendar): { readonly start: Day; readonly sums: readonly number[] } {
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

const firstDay = parseDay('1900-01-01') ?? 0;
const lastDay = parseDay('2199-12-31') ?? 0;

/** The workdays of 1900–2199 by their ordinal, so that moving by n workdays is one look-up. */
export const workdayListStatement = (calendar: WorkCalendar): string =>
  `SET VARIABLE workday_list = [${workdaysOf(calendar).join(', ')}]::INTEGER[]`;

function workdaysOf(calendar: WorkCalendar): readonly Day[] {
  const days: Day[] = [];
  for (let day = firstDay; day <= lastDay; day++) if (isWorkday(calendar, day)) days.push(day);
  return days;
}

function shiftStatements(calendar: WorkCalendar): readonly string[] {
  const ordinal = (d: string) =>
    `workdays_through(${d}) - workdays_through(DATE '1970-01-01' + (${addWorkdays(calendar, firstDay - 1, 1)}))`;
  const reached = `CASE WHEN n > 0 THEN ${ordinal('d')} + n ELSE ${ordinal('(d - 1)')} + n + 1 END`;
  return [
    `CREATE OR REPLACE MACRO nth_workday(i) AS CASE
       WHEN i < 0 OR i >= len(getvariable('workday_list')) THEN error('${workdayRangeMark}')
       ELSE DATE '1970-01-01' + list_extract(getvariable('workday_list'), i + 1) END`,
    `CREATE OR REPLACE MACRO add_workdays(d, n) AS CASE
       WHEN d IS NULL THEN NULL WHEN n = 0 THEN d ELSE nth_workday(${reached}) END`,
  ];
}
