import { formatDay, formatMoment } from '../../core/quantity/day.ts';
import type { Rational } from '../../core/quantity/rational.ts';
import type { Scalar } from '../../core/quantity/value.ts';
import type { Column } from '../../core/scheme/scheme.ts';
import { million } from './random.ts';

/** A drawn cell: numbers as whole numbers at the column's decimals, days and moments as such; null is blank. */
export type Drawn = number | string | boolean | null;

const powers = Array.from({ length: 21 }, (_, n) => 10 ** n);
const largest = Number.MAX_SAFE_INTEGER;

export const decimalsOf = (column: Column): number =>
  column.type === 'integer' ? 0 : Math.min(column.decimals, 9);

/** Whole number at the column's decimals from millionths, rounded down and kept within the column's limits. */
export function scaled(micro: number, column: Column): number {
  return within(Math.floor((micro / million) * (powers[decimalsOf(column)] ?? 1)), column);
}

/** Moves a whole number from one column's decimals to another's, times a part in millionths, rounded down. */
export function partOf(whole: number, from: number, part: number, column: Column): number {
  const shift = decimalsOf(column) - from;
  const value = shift >= 0 ? whole * (powers[shift] ?? 1) : whole / (powers[-shift] ?? 1);
  return within(Math.floor((value * part) / million), column);
}

function within(value: number, column: Column): number {
  const low = column.min === null ? -largest : scaleUp(column.min, decimalsOf(column), Math.ceil);
  const high = column.max === null ? largest : scaleUp(column.max, decimalsOf(column), Math.floor);
  return Math.max(low, Math.min(high, value));
}

function scaleUp({ num, den }: Rational, decimals: number, round: (x: number) => number): number {
  return round((Number(num) * (powers[decimals] ?? 1)) / Number(den));
}

/** What a cell read from settings or a roster is as a drawn cell. */
export function drawnFrom(value: Scalar | null, column: Column): Drawn {
  if (value === null || typeof value !== 'object') return value;
  return scaleUp(value, decimalsOf(column), Math.floor);
}

/** Writes drawn cells of one column as they stand in a CSV file. */
export function cellWriter(column: Column): (value: Drawn) => string {
  const writers: Readonly<Record<Column['type'], (value: Drawn) => string>> = {
    integer: String,
    number: (value) => writeNumber(Number(value), decimalsOf(column)),
    text: (value) => quote(String(value)),
    choice: (value) => quote(String(value)),
    truth: (value) => (value === true ? '是' : '否'),
    date: (value) => writeDay(Number(value)),
    moment: (value) => formatMoment(Number(value)),
  };
  const write = writers[column.type];
  return (value) => (value === null ? '' : write(value));
}

function writeNumber(value: number, decimals: number): string {
  if (decimals === 0) return String(value);
  const digits = String(Math.abs(value)).padStart(decimals + 1, '0');
  return `${value < 0 ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

// The days of a set are few and written millions of times.
const dayTexts = new Map<number, string>();
function writeDay(day: number): string {
  const known = dayTexts.get(day);
  if (known !== undefined) return known;
  const text = formatDay(day);
  if (dayTexts.size < 100_000) dayTexts.set(day, text);
  return text;
}

/** A CSV cell: quoted where it holds a comma, a quote or a line end. */
export const quote = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
