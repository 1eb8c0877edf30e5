import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as days from './day.ts';

const anyDay = fc.integer({ min: days.parseDay('0001-01-01') ?? 0, max: days.parseDay('9999-12-31') ?? 0 });
const day = (text: string): number => days.parseDay(text) ?? Number.NaN;

describe('parseDay', () => {
  it('counts from 1970-01-01', () => {
    expect(day('1970-01-01')).toBe(0);
    expect(day('1969-12-31')).toBe(-1);
    expect(day('2000-02-29')).toBe(11_016);
    expect(day('2020/6/3')).toBe(day('2020-06-03'));
  });
  it.each([
    '2019-02-29',
    '1900-02-29',
    '2020-13-01',
    '2020-00-10',
    '2020-04-31',
    '2020-6-3',
    '0000-01-01',
    '20200603',
  ])('refuses %s', (text) => expect(days.parseDay(text)).toBeNull());
  it('agrees with the platform over ten thousand years', () => {
    fc.assert(
      fc.property(anyDay, (each) => {
        const platform = new Date(each * 86_400_000);
        const text = days.formatDay(each);
        expect(text).toBe(platform.toISOString().slice(0, 10));
        expect(days.parseDay(text)).toBe(each);
        expect(days.weekday(each)).toBe(platform.getUTCDay() || 7);
        expect(days.yearOf(each)).toBe(platform.getUTCFullYear());
        expect(days.monthOf(each)).toBe(platform.getUTCMonth() + 1);
      }),
      { numRuns: 2000 },
    );
  });
  it('loses no day of four centuries', () => {
    let wrong = 0;
    for (let each = day('1800-01-01'); each < day('2200-01-01'); each++) {
      if (days.parseDay(days.formatDay(each)) !== each) wrong++;
    }
    expect(wrong).toBe(0);
  });
});

describe('addMonths', () => {
  it.each([
    ['2020-01-31', 1, '2020-02-29'],
    ['2019-01-31', 1, '2019-02-28'],
    ['2020-02-29', 12, '2021-02-28'],
    ['2020-02-29', -48, '2016-02-29'],
    ['2020-12-15', 1, '2021-01-15'],
    ['2020-01-15', -1, '2019-12-15'],
  ])('%s plus %i months is %s', (from, n, to) =>
    expect(days.formatDay(days.addMonths(day(from), n))).toBe(to),
  );

  it('a year is twelve months', () => {
    expect(days.addYears(day('2020-02-29'), 1)).toBe(day('2021-02-28'));
  });
});

describe('parseMoment', () => {
  const read = (text: string) => {
    const moment = days.parseMoment(text, 480);
    return moment === null ? null : days.formatMoment(moment);
  };
  it.each([
    ['2020-06-30', '2020-06-30T00:00:00'],
    ['2020-06-30 9:05', '2020-06-30T09:05:00'],
    ['2020/6/30 23:59:59.999', '2020-06-30T23:59:59'],
    ['2020-06-30T23:30:00Z', '2020-07-01T07:30:00'],
    ['2020-06-30T23:30:00+08:00', '2020-06-30T23:30:00'],
    ['2020-06-30T01:00:00 +0930', '2020-06-29T23:30:00'],
    ['2020-06-30T24:00', '2020-07-01T00:00:00'],
  ])('%s is %s on the wall clock of +08:00', (text, expected) => expect(read(text)).toBe(expected));

  it.each([
    '2020-06-30T25:00',
    '2020-06-30 10:60',
    '2020-06-30T10',
    '10:00',
    '2020-06-30T10:00+19:00',
    '2020-06-30T24:01',
  ])('refuses %s', (text) => expect(read(text)).toBeNull());

  it('a moment before 1970 lies in its own day', () => {
    expect(days.dayOf(-1)).toBe(-1);
    expect(days.formatMoment(-1)).toBe('1969-12-31T23:59:59');
  });
});

it('a zone is minutes east of UTC', () => {
  expect(['Z', '+08:00', '-03:30', '+19:00', '+8', 'CST'].map(days.parseZone)).toEqual([
    0,
    480,
    -210,
    null,
    null,
    null,
  ]);
});
