import type { WorkCalendar } from '../../core/quantity/calendar.ts';
import { dayOf } from '../../core/quantity/day.ts';
import type { Day } from '../../core/quantity/value.ts';
import { addWorkdays } from '../../core/quantity/workday.ts';
import type { Column } from '../../core/scheme/scheme.ts';
import { parseCell } from '../../core/scheme/typed-cell.ts';
import { amountAt } from './amount.ts';
import { type Drawn, decimalsOf, drawnFrom, partOf, scaled } from './cell.ts';
import { million, type Random } from './random.ts';
import type { ColumnSettings, Length, Range, Spread, SpreadKind, SpreadOf } from './settings.ts';

/** The row being drawn. */
export interface Row {
  readonly random: Random;
  readonly strength: number;
  /** Cells drawn so far, by the column's position in its dataset. */
  readonly cells: Drawn[];
  /** The day the row lies on; the period's first day in a register. */
  readonly day: Day;
  readonly off: boolean;
  /** 1 for the first row of the unit, or of its step of time where the time is part of the key. */
  readonly number: number;
  /** 1 for the first row of the dataset. */
  readonly serial: number;
  /** A unit's attribute as a whole number at `decimals`; null when it has none. */
  readonly attribute: (name: string) => { readonly value: number; readonly decimals: number } | null;
  /** The number of records a register holds for the row's unit. */
  readonly register: (name: string) => number;
}

/** What drawing a column needs to know beyond its row. */
export interface DrawContext {
  readonly columns: readonly Column[];
  readonly calendar: WorkCalendar;
  readonly start: Day;
  /** The first day after the period: what would happen later has not happened yet. */
  readonly end: Day;
  /** The text before the number in a register's key. */
  readonly prefixOf: (register: string) => string;
}

/** Makes the function that draws one column of a row. */
export function drawColumn(
  column: Column,
  settings: ColumnSettings,
  context: DrawContext,
): (row: Row) => Drawn {
  const draw = drawSpread(column, settings.spread, context);
  if (!column.optional) return (row) => draw(row) ?? blankless(column, row);
  const conditions = Object.entries(settings.when).map(([name, words]) => condition(name, words, context));
  const { blank } = settings;
  return (row) => {
    if (!conditions.every((holds) => holds(row))) return null;
    return row.random.chance(amountAt(blank, row.strength)) ? null : draw(row);
  };
}

/** A required cell drawn from a blank one. */
function blankless(column: Column, row: Row): Drawn {
  if (column.type === 'date') return row.day;
  if (column.type === 'moment') return row.day * secondsPerDay;
  return column.type === 'integer' || column.type === 'number' ? scaled(0, column) : '';
}

function condition(name: string, words: readonly string[], { columns }: DrawContext): (row: Row) => boolean {
  const at = columns.findIndex((column) => column.name === name);
  const column = columns[at];
  const allowed = words.map((word) => (column === undefined ? null : drawnText(column, word)));
  return (row) => allowed.includes(row.cells[at] ?? null);
}

function drawnText(column: Column, text: string): Drawn {
  const read = parseCell(column, text, 0);
  return read.ok ? drawnFrom(read.value, column) : null;
}

type Draw = (row: Row) => Drawn;
type Drawers = { readonly [K in SpreadKind]: (c: Column, spread: SpreadOf<K>, context: DrawContext) => Draw };

function drawSpread(column: Column, spread: Spread | null, context: DrawContext): Draw {
  if (spread === null) return drawAnyDay(column, context);
  const make = drawers[spread.kind] as (c: Column, spread: Spread, context: DrawContext) => Draw;
  return make(column, spread, context);
}

const drawers: Drawers = {
  always: (column, { value }) => {
    const drawn = drawnText(column, value);
    return () => drawn;
  },
  pick: drawPick,
  chance:
    (_, { chance }) =>
    (row) =>
      row.random.chance(amountAt(chance, row.strength)),
  range:
    (column, { on, off }) =>
    (row) => {
      const { from, to } = row.off ? off : on;
      return row.random.between(
        scaled(amountAt(from, row.strength), column),
        scaled(amountAt(to, row.strength), column),
      );
    },
  share: drawShare,
  delay: drawDelay,
  serial:
    (column, { prefix }) =>
    (row) =>
      numberedCell(column, prefix, row.serial),
  numbered:
    (column, { prefix }) =>
    (row) =>
      numberedCell(column, prefix, row.number),
  member: (_, { of, cover }, { prefixOf }) => {
    const prefix = prefixOf(of);
    return (row) => {
      const covered = Math.floor((row.register(of) * amountAt(cover, row.strength)) / million);
      return `${prefix}${((row.number - 1) % Math.max(1, covered)) + 1}`;
    };
  },
};

function numberedCell(column: Column, prefix: string, n: number): Drawn {
  if (column.type === 'text') return `${prefix}${n}`;
  const first = column.min === null ? 1 : scaled(-Number.MAX_SAFE_INTEGER, column);
  return scaled((first + n - 1) * million, column);
}

function drawPick(column: Column, { words }: SpreadOf<'pick'>): Draw {
  const drawn = words.map(({ word }) => drawnText(column, word));
  let [strength, total, weights] = [-1, 0, [] as readonly number[]];
  return (row) => {
    if (row.strength !== strength) {
      strength = row.strength;
      weights = words.map(({ weight }) => Math.max(0, amountAt(weight, strength)));
      total = weights.reduce((a, b) => a + b, 0);
    }
    let left = row.random.below(Math.max(1, total));
    const at = weights.findIndex((weight) => {
      left -= weight;
      return left < 0;
    });
    return drawn[Math.max(0, at)] ?? null;
  };
}

function drawShare(column: Column, { of, on, off }: SpreadOf<'share'>, { columns }: DrawContext): Draw {
  const at = columns.findIndex((each) => each.name === of && each.name !== column.name);
  const source = columns[at];
  const wholeOf = (row: Row) =>
    source === undefined ? row.attribute(of) : { value: row.cells[at] ?? null, decimals: decimalsOf(source) };
  return (row) => {
    const whole = wholeOf(row);
    if (whole === null || typeof whole.value !== 'number') return null;
    return partOf(whole.value, whole.decimals, betweenAmounts(row.off ? off : on, row), column);
  };
}

function betweenAmounts({ from, to }: Range, { random, strength }: Row): number {
  return random.between(amountAt(from, strength), amountAt(to, strength));
}

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

function drawDelay(column: Column, spread: SpreadOf<'delay'>, context: DrawContext): Draw {
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

function drawAnyDay(column: Column, { start, end }: DrawContext): Draw {
  return (row) => {
    const day = start + row.random.below(Math.max(1, end - start));
    return column.type === 'date' ? day : day * secondsPerDay + officeHours(row.random);
  };
}

/** A second between 08:30 and 17:30. */
export const officeHours = (random: Random): number => 30_600 + random.below(32_400);
