import type { Column } from '../../core/scheme/scheme.ts';
import { parseCell } from '../../core/scheme/typed-cell.ts';
import { amountAt } from './amount.ts';
import { type Drawn, decimalsOf, drawnFrom, partOf, scaled } from './cell.ts';
import { drawAnyDay, drawDelay } from './draw-time.ts';
import { million } from './random.ts';
import type { Draw, DrawContext, Row } from './row.ts';
import type { ColumnSettings, Range, Spread, SpreadKind, SpreadOf } from './settings.ts';

const secondsPerDay = 86_400;

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
