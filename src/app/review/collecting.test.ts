import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectionClock } from './collecting.ts';

const days = { opensOn: '2020-12-01', dueOn: '2020-12-20', locksOn: '2020-12-31' };

/** ISO text of a moment a number of milliseconds from midnight at the beginning of a day on a clock. */
const around = (day: string, zoneMinutes: number, milliseconds: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - zoneMinutes * 60_000 + milliseconds).toISOString();

const zones = fc.integer({ min: -12 * 60, max: 14 * 60 });

describe('the clocks of collection', () => {
  it('turn at midnight of the scheme’s zone, to the millisecond, wherever that is', () => {
    fc.assert(
      fc.property(zones, (zone) => {
        const at = (day: string, ms: number) => collectionClock(days, around(day, zone, ms), zone);
        expect([at('2020-12-01', -1).begun, at('2020-12-01', 0).begun]).toEqual([false, true]);
        expect([at('2020-12-21', -1).onTime, at('2020-12-21', 0).onTime]).toEqual([true, false]);
        expect([at('2021-01-01', -1).locked, at('2021-01-01', 0).locked]).toEqual([false, true]);
      }),
    );
  });

  it('tell late from locked: between the two a report is late and still taken', () => {
    const late = collectionClock(days, '2020-12-20T16:00:00.000Z', 480);
    expect(late).toEqual({ today: '2020-12-21', begun: true, onTime: false, locked: false });
  });

  it('read the database’s microseconds', () => {
    expect(collectionClock(days, '2020-12-31T15:59:59.999999Z', 480).locked).toBe(false);
    expect(collectionClock(days, '2020-12-31T16:00:00.000000Z', 480).locked).toBe(true);
  });
});
