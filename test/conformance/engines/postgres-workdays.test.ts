import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorkCalendar } from '../../../src/core/quantity/calendar.ts';
import { formatDay } from '../../../src/core/quantity/day.ts';
import { addWorkdays, isWorkday, workdaysBetween } from '../../../src/core/quantity/workday.ts';
import { dateSql, dayNumberSql, workdaySql } from '../../../src/facts/postgres/calendar.ts';
import { startParameters } from '../../../src/facts/postgres/parameters.ts';
import { day } from './fixture.ts';
import { type PostgresFixture, startPostgres } from './postgres.ts';

let postgres: PostgresFixture;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.close());

const [first, last] = [day('2019-12-20'), day('2020-02-10')];
const exceptions = fc.uniqueArray(fc.integer({ min: first, max: last }), { maxLength: 30 });
const calendars: fc.Arbitrary<WorkCalendar> = fc.tuple(exceptions, fc.nat(30)).map(([days, cut]) => ({
  from: day('2020-01-01'),
  to: day('2021-01-01'),
  holidays: days.slice(0, cut),
  workingWeekends: days.slice(cut),
}));
const somedays = fc.oneof(
  fc.integer({ min: first - 20, max: last + 20 }),
  fc.integer({ min: day('0001-01-01'), max: day('9999-12-31') }),
);

describe('workdays in PostgreSQL', () => {
  it('are those of any calendar, on and around its exceptions and in any year', async () => {
    const moves = fc.integer({ min: -40, max: 40 }).filter((n) => n !== 0);
    const drawn = fc.array(fc.tuple(somedays, somedays, moves), { minLength: 1, maxLength: 60 });
    const property = fc.asyncProperty(calendars, drawn, async (calendar, cases) => {
      const expected = cases.map(([a, b, n]) => [
        workdaysBetween(calendar, a, b),
        isWorkday(calendar, a),
        addWorkdays(calendar, a, n),
      ]);
      expect(await computed(calendar, cases)).toEqual(expected);
    });
    await fc.assert(property, { numRuns: 100 });
  });
});

async function computed(calendar: WorkCalendar, cases: readonly (readonly [number, number, number])[]) {
  const parameters = startParameters();
  const { ordinal, dayNumber } = workdaySql(calendar, parameters);
  const columns = [0, 1, 2].map((i) => cases.map((each) => (i === 2 ? each[i] : formatDay(each[i] ?? 0))));
  const places = columns.map((values) => `$${parameters.values.push(values)}`);
  const [a, b] = [dayNumberSql('c.a'), dayNumberSql('c.b')];
  const target = `(CASE WHEN n > 0 THEN ${ordinal(a)} + n ELSE ${ordinal(`(${a} - 1)`)} + n + 1 END)`;
  const found = await postgres.pool.query({
    text: `SELECT ${ordinal(b)} - ${ordinal(a)}, ${ordinal(a)} > ${ordinal(`(${a} - 1)`)},
        ${dayNumberSql(dateSql(dayNumber('t.x')))}
      FROM unnest(${places[0]}::date[], ${places[1]}::date[], ${places[2]}::integer[]) WITH ORDINALITY AS c (a, b, n, i),
        LATERAL (SELECT ${target} AS x OFFSET 0) AS t ORDER BY i`,
    values: parameters.values,
    rowMode: 'array',
  });
  return found.rows;
}
