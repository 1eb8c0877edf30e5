import { type Place, type Problem, problem } from '../problem/problem.ts';
import { parseDay, parseMoment } from '../quantity/day.ts';
import { exactDecimal, parseDecimal } from '../quantity/decimal.ts';
import { compare, type Rational } from '../quantity/rational.ts';
import type { Scalar } from '../quantity/value.ts';
import type { Column, ColumnType } from './scheme.ts';

/** A cell read: its typed value (null = blank, only where the column allows it), or why it is refused. */
export type Cell =
  | { readonly ok: true; readonly value: Scalar | null }
  | { readonly ok: false; readonly problem: Problem };

interface Reading {
  readonly column: Column;
  readonly text: string;
  readonly zoneMinutes: number;
  readonly at: Place | null;
}

export const longestText = 2_000;
export const mostDigits = 38;

/**
 * Makes a typed scalar of a cell's text; the one place where this happens.
 * Numbers become rationals (plain or exponent form, at most 38 digits at the column's decimals, never rounded),
 * dates days, moments seconds on the scheme's clock (text without an offset is on that clock already).
 * Spaces around the text are dropped; nothing left is blank, which only an optional column may be.
 */
export function parseCell(column: Column, text: string, zoneMinutes: number, at: Place | null = null): Cell {
  const trimmed = text.trim();
  if (trimmed !== '') return readers[column.type]({ column, text: trimmed, zoneMinutes, at });
  return column.optional ? blank : { ok: false, problem: problem('cell-blank', { column: column.name }, at) };
}

const blank: Cell = { ok: true, value: null };

const readers: Readonly<Record<ColumnType, (reading: Reading) => Cell>> = {
  integer: readNumber,
  number: readNumber,
  text: readText,
  choice: readChoice,
  truth: readTruth,
  date: (r) => found(parseDay(r.text), r, 'cell-not-a-date'),
  moment: (r) => found(parseMoment(r.text, r.zoneMinutes), r, 'cell-not-a-moment'),
};

function found(
  value: Scalar | null,
  { column, text, at }: Reading,
  code: 'cell-not-a-date' | 'cell-not-a-moment' | 'cell-not-a-truth',
): Cell {
  if (value !== null) return { ok: true, value };
  return { ok: false, problem: problem(code, { column: column.name, text: clip(text) }, at) };
}

function readNumber(r: Reading): Cell {
  const value = parseDecimal(r.text);
  if (value === null) return refuse(r, 'cell-not-a-number');
  const decimals = r.column.type === 'integer' ? 0 : r.column.decimals;
  const scaled = scaleUp(value, decimals);
  if (scaled === null) return refuseDecimals(r, decimals);
  if (scaled >= tooLarge || scaled <= -tooLarge) return refuse(r, 'cell-number-too-long');
  return withinLimits(r, value);
}

const tooLarge = 10n ** BigInt(mostDigits);
const powersOfTen = Array.from({ length: 21 }, (_, n) => 10n ** BigInt(n));

/** value × 10^decimals when that is whole, else null. */
function scaleUp(value: Rational, decimals: number): bigint | null {
  if (value.den === 1n) return value.num * (powersOfTen[decimals] ?? 10n ** BigInt(decimals));
  const power = powersOfTen[decimals] ?? 10n ** BigInt(decimals);
  return power % value.den === 0n ? value.num * (power / value.den) : null;
}

function refuseDecimals(r: Reading, decimals: number): Cell {
  const { column, text, at } = r;
  if (decimals === 0) return refuse(r, 'cell-not-an-integer');
  const params = { column: column.name, text: clip(text), decimals: String(decimals) };
  return { ok: false, problem: problem('cell-too-many-decimals', params, at) };
}

function withinLimits({ column, text, at }: Reading, value: Rational): Cell {
  if (column.min !== null && compare(value, column.min) < 0) {
    const params = { column: column.name, text: clip(text), limit: exactDecimal(column.min) };
    return { ok: false, problem: problem('cell-below-min', params, at) };
  }
  if (column.max !== null && compare(value, column.max) > 0) {
    const params = { column: column.name, text: clip(text), limit: exactDecimal(column.max) };
    return { ok: false, problem: problem('cell-above-max', params, at) };
  }
  return { ok: true, value };
}

function readText(r: Reading): Cell {
  if (r.text.length > longestText) return refuse(r, 'cell-text-too-long');
  if (unprintable.test(r.text)) return refuse(r, 'cell-text-unprintable');
  return { ok: true, value: r.text.normalize('NFC') };
}

// Control characters other than tab and line ends, and the replacement character left by a wrong decoding.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is being looked for.
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]/;

function readChoice(r: Reading): Cell {
  const word = r.text.normalize('NFC');
  const choices = r.column.choices ?? [];
  if (choices.includes(word)) return { ok: true, value: word };
  const params = { column: r.column.name, text: clip(r.text), choices: choices.join('、') };
  return { ok: false, problem: problem('cell-not-a-choice', params, r.at) };
}

function readTruth(r: Reading): Cell {
  return found(truths.get(r.text) ?? null, r, 'cell-not-a-truth');
}

const truths: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['TRUE', true],
  ['True', true],
  ['是', true],
  ['1', true],
  ['false', false],
  ['FALSE', false],
  ['False', false],
  ['否', false],
  ['0', false],
]);

/** A refused cell may be megabytes long; a problem is kept, so it keeps only the beginning. */
const clip = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

function refuse(
  { column, text, at }: Reading,
  code:
    | 'cell-not-a-number'
    | 'cell-not-an-integer'
    | 'cell-number-too-long'
    | 'cell-text-too-long'
    | 'cell-text-unprintable',
): Cell {
  return { ok: false, problem: problem(code, { column: column.name, text: clip(text) }, at) };
}
