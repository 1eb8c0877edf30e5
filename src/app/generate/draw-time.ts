import type { WorkCalendar } from '../../core/quantity/calendar.ts';
import { dayOf } from '../../core/quantity/day.ts';
import { addWorkdays } from '../../core/quantity/workday.ts';
import type { Column } from '../../core/scheme/scheme.ts';
import { amountAt } from './amount.ts';
import type { Drawn } from './cell.ts';
import { million, type Random } from './random.ts';
import type { Draw, DrawContext, Row } from './row.ts';
import type { Length, Range, SpreadOf } from './settings.ts';

function wholeBetween({ from, to }: Range, { random, strength }: Row): number {
  return random.between(
    Math.floor(amountAt(from, strength) / million),
    Math.floor(amountAt(to, strength) / million),
  );
}

/** Seconds in a length of time; workdays are counted on the calendar. */
const seconds: Readonly<Record<Exclude<Length, 'workdays'>, number>> = {
  minutes: 60,
  hours: 3600,
  days: 86_400,
};
const secondsPerDay = 86_400;

/** Draws a day or moment some time after another one of the row, now and then late. */
export function drawDelay(column: Column, spread: SpreadOf<'delay'>, context: DrawContext): Draw {
  const at = context.columns.findIndex((each) => each.name === spread.after);
  const fromMoment = context.columns[at]?.type === 'moment';
  return (row) => {
    const base = row.cells[at];
    if (typeof base !== 'number') return null;
    const late = spread.late !== null && row.random.chance(amountAt(spread.late.chance, row.strength));
    const amount = wholeBetween(late && spread.late ? spread.late.time : spread.time, row);
    const start = fromMoment ? base : base * secondsPerDay + officeHours(row.random);
    const moment = later(start, amount, spread.in, context.calendar);
    return happened(column, moment, late, context);
  };
}

function later(start: number, amount: number, length: Length, calendar: WorkCalendar): number {
  if (length !== 'workdays') return start + amount * seconds[length];
  const day = dayOf(start);
  return start + (addWorkdays(calendar, day, amount) - day) * secondsPerDay;
}

// What is late past the end of the period is still open; the rest was hurried to be done on its last day.
function happened(column: Column, moment: number, late: boolean, { end }: DrawContext): Drawn {
  const over = column.optional && dayOf(moment) >= end;
  if (over && late) return null;
  const at = over ? end * secondsPerDay - 1 : moment;
  return column.type === 'date' ? dayOf(at) : at;
}

/** Draws any day of the period. */
export function drawAnyDay(column: Column, { start, end }: DrawContext): Draw {
  return (row) => {
    const day = start + row.random.below(Math.max(1, end - start));
    return column.type === 'date' ? day : day * secondsPerDay + officeHours(row.random);
  };
}

/** A second between 08:30 and 17:30. */
export const officeHours = (random: Random): number => 30_600 + random.below(32_400);
