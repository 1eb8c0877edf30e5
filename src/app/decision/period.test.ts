import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appealClock } from './lodge-appeal.ts';
import { publicPeriod, utc } from './period.ts';

const now = '2020-12-01T01:00:00.000000Z';

describe('the period of a publication', () => {
  it('counts whole days for appeals after the first, to midnight on the scheme’s clock', () => {
    const asked = { from: null, to: '2020-12-31T16:00:00Z', appealDays: 5 };
    expect(publicPeriod(asked, now, 480)).toMatchObject({
      value: {
        publicFrom: now,
        publicTo: '2020-12-31T16:00:00.000000Z',
        // 6 December is the last day; in +08:00 it ends at 16:00 UTC.
        appealTo: '2020-12-06T16:00:00.000000Z',
      },
    });
  });

  it('begins, for the counting, on the day that it is at the scheme’s place', () => {
    const asked = { from: '2020-12-01T17:00:00Z', to: '2020-12-31T16:00:00Z', appealDays: 1 };
    expect(publicPeriod(asked, now, 480)).toMatchObject({
      value: { appealTo: '2020-12-03T16:00:00.000000Z' },
    });
    expect(publicPeriod(asked, now, 0)).toMatchObject({ value: { appealTo: '2020-12-03T00:00:00.000000Z' } });
  });

  it('without days for appeals takes them as long as results are public', () => {
    const asked = { from: null, to: '2020-12-01T01:00:03+00:00', appealDays: 0 };
    expect(publicPeriod(asked, now, 480)).toMatchObject({
      value: { appealTo: '2020-12-01T01:00:03.000000Z' },
    });
  });

  it('has to end after it begins, after now, and after the last day for appeals', () => {
    const code = (asked: Parameters<typeof publicPeriod>[0]) =>
      publicPeriod(asked, now, 480).problems[0]?.code;
    expect(code({ from: null, to: now, appealDays: 0 })).toBe('publication-period-wrong');
    expect(code({ from: '2019-01-01T00:00:00Z', to: '2019-02-01T00:00:00Z', appealDays: 0 })).toBe(
      'publication-period-wrong',
    );
    expect(code({ from: null, to: '2020-12-31', appealDays: 0 })).toBe('publication-period-wrong');
    expect(code({ from: null, to: '2020-12-06T15:59:59.999999Z', appealDays: 5 })).toBe(
      'publication-period-short',
    );
    expect(code({ from: null, to: '2020-12-06T16:00:00Z', appealDays: 5 })).toBeUndefined();
  });
});

describe('the two clocks of appeals', () => {
  it('turn at midnight of the scheme’s zone to the millisecond, and at the end of the period', () => {
    const zones = fc.integer({ min: -12 * 60, max: 14 * 60 });
    fc.assert(
      fc.property(zones, fc.integer({ min: 1, max: 60 }), (zone, appealDays) => {
        const asked = { from: null, to: '2021-03-01T00:00:00Z', appealDays };
        const made = publicPeriod(asked, now, zone);
        if (!made.ok) throw new Error(JSON.stringify(made.problems));
        const period = made.value;
        const beside = (text: string, ms: number) =>
          utc(new Date(Date.parse(text.replace(/\d{3}Z$/, 'Z')) + ms).toISOString()) ?? '';
        const at = (text: string, ms: number) => appealClock(period, beside(text, ms));
        // Local midnight of the day after the last one.
        expect((Date.parse(period.appealTo.replace(/\d{3}Z$/, 'Z')) / 60_000 + zone) % 1440).toBe(0);
        expect([at(period.appealTo, -1), at(period.appealTo, 0)]).toEqual(['on-time', 'late']);
        expect([at(period.publicTo, -1), at(period.publicTo, 0)]).toEqual(['late', 'over']);
        expect([at(period.publicFrom, -1), at(period.publicFrom, 0)]).toEqual(['before', 'on-time']);
      }),
    );
  });
});
