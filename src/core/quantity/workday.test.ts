import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WorkCalendar } from './calendar.ts';
import { formatDay, parseDay } from './day.ts';
import { addWorkdays, isWorkday, workdayOrdinals, workdaysBetween } from './workday.ts';

const day = (text: string): number => parseDay(text) ?? Number.NaN;
const y2020: WorkCalendar = {
  from: day('2020-01-01'),
  to: day('2021-01-01'),
  holidays: ['2020-05-01', '2020-05-02', '2020-05-03', '2020-05-04', '2020-05-05'].map(day),
  workingWeekends: ['2020-04-26', '2020-05-09'].map(day),
};
const anyDay = fc.integer({ min: day('2019-06-01'), max: day('2021-06-01') });
const calendars = fc
  .record({ holidays: fc.array(anyDay), workingWeekends: fc.array(anyDay) })
  .map((lists) => ({ ...y2020, ...lists }));

/** The definition, day by day. */
const countedOneByOne = (calendar: WorkCalendar, a: number, b: number): number => {
  let count = 0;
  for (let each = a + 1; each <= b; each++) if (isWorkday(calendar, each)) count++;
  return count;
};

describe('workdays of May 2020', () => {
  it('three workdays after 30 April is 8 May', () => {
    expect(formatDay(addWorkdays(y2020, day('2020-04-30'), 3))).toBe('2020-05-08');
    expect(workdaysBetween(y2020, day('2020-04-30'), day('2020-05-08'))).toBe(3);
    expect(workdaysBetween(y2020, day('2020-05-08'), day('2020-04-30'))).toBe(-3);
  });
  it('holidays rest and made-up weekends work', () => {
    const worked = ['2020-04-26', '2020-05-01', '2020-05-03', '2020-05-06', '2020-05-09', '2020-05-10'].map(
      day,
    );
    expect(worked.map((each) => isWorkday(y2020, each))).toEqual([true, false, false, true, true, false]);
  });
  it('no workdays later is the same day, and going back finds the workday before', () => {
    expect(addWorkdays(y2020, day('2020-05-02'), 0)).toBe(day('2020-05-02'));
    expect(formatDay(addWorkdays(y2020, day('2020-05-03'), -1))).toBe('2020-04-30');
    expect(formatDay(addWorkdays(y2020, day('2020-05-11'), -1))).toBe('2020-05-09');
  });
  it('outside the calendar Monday to Friday work', () => {
    expect(isWorkday(y2020, day('2031-06-02'))).toBe(true);
    expect(isWorkday(y2020, day('2031-06-01'))).toBe(false);
    expect(workdaysBetween(y2020, day('1969-12-28'), day('1970-01-04'))).toBe(5);
  });
});

describe('with any calendar', () => {
  it('a span holds the workdays that are in it', () => {
    fc.assert(
      fc.property(calendars, anyDay, fc.integer({ min: 0, max: 60 }), (calendar, a, length) => {
        expect(workdaysBetween(calendar, a, a + length)).toBe(countedOneByOne(calendar, a, a + length));
      }),
    );
  });
  it('the day n workdays on is a workday with n workdays between', () => {
    fc.assert(
      fc.property(calendars, anyDay, fc.integer({ min: 1, max: 400 }), (calendar, from, n) => {
        const after = addWorkdays(calendar, from, n);
        expect(isWorkday(calendar, after)).toBe(true);
        expect(workdaysBetween(calendar, from, after)).toBe(n);
        const before = addWorkdays(calendar, from, -n);
        expect(isWorkday(calendar, before)).toBe(true);
        expect(workdaysBetween(calendar, before - 1, from - 1)).toBe(n);
      }),
    );
  });
  it('ordinals count the workdays from the first day of the calendar', () => {
    fc.assert(
      fc.property(calendars, (calendar) => {
        const ordinals = workdayOrdinals(calendar);
        expect(ordinals).toHaveLength(366);
        expect(ordinals[365]).toBe(countedOneByOne(calendar, calendar.from - 1, calendar.to - 1));
      }),
      { numRuns: 20 },
    );
  });
  it('a day listed twice, or both resting and working, counts once and works', () => {
    const twice = { ...y2020, holidays: [...y2020.holidays, ...y2020.holidays, day('2020-04-26')] };
    expect(workdaysBetween(twice, day('2020-04-30'), day('2020-05-08'))).toBe(3);
    expect(isWorkday(twice, day('2020-04-26'))).toBe(true);
  });
});
