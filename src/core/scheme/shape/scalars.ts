import { z } from 'zod';
import type { ProblemCode } from '../../problem/catalogue.ts';
import { parseDay, parseZone } from '../../quantity/day.ts';
import { parseDecimal } from '../../quantity/decimal.ts';
import { compare, one, type Rational, rational, sign, zero } from '../../quantity/rational.ts';

// Every scalar arrives as text. The `meta` types are for editors, which read an unquoted 1.10 as a number.

const anyScalar = { type: ['string', 'number', 'boolean'] };
const numeric = { type: ['number', 'string'] };

/** A line of words. */
export const text = z.string().trim().min(1).max(2_000).normalize('NFC').meta(anyScalar);

/** A paragraph. */
export const longText = z.string().trim().min(1).max(10_000).normalize('NFC').meta(anyScalar);

/** A formula: its own reader judges it, so only its length is limited here. */
export const formula = z.string().meta(anyScalar);

/** A name that formulas use: no control characters and no backquote, which is what quotes such a name in a formula. */
export const name = word(/^[^`\p{C}]{1,60}$/u, 'name-unusable');

/** An identifier: letters of any script, digits, - _ . / and round brackets. */
export const id = word(/^[\p{L}\p{N}][\p{L}\p{N}\-_./()]{0,79}$/u, 'id-unusable');

export const decimal = read('value-not-a-number', parseDecimal, numeric);
export const positive = read(
  'value-not-positive',
  keep(parseDecimal, (x) => sign(x) > 0),
  numeric,
);

export const day = read('value-not-a-date', parseDay, { type: 'string', format: 'date' });
export const zone = read('value-not-a-zone', parseZone, { type: 'string', pattern: '^[+-]\\d{2}:\\d{2}$' });

/** An exact number and whether it was written as a percent: 92% is 0.92 with `percent`. */
export interface Amount {
  readonly value: Rational;
  readonly percent: boolean;
}
export const amount = read('value-not-a-number', parseAmount, numeric);

/** A part of a whole, 0–1: `30%` or `0.3`. */
export const part = read('value-not-a-part', (raw) => partOf(parseAmount(raw)), numeric);

/** A serial number as the notice prints it: a number, or text such as `1-2`. */
export const serial = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .transform((raw) => (/^\d{1,9}$/.test(raw) ? Number(raw) : raw))
  .meta({ type: ['integer', 'string'] });

export const truth = read('value-not-a-truth', (raw) => truths.get(raw) ?? null, { type: 'boolean' });
const truths: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

/** A whole number from `low` to `high`. */
export function whole(low: number, high: number) {
  const parse = (raw: string) => {
    const value = /^\d{1,9}$/.test(raw) ? Number(raw) : -1;
    return value >= low && value <= high ? value : null;
  };
  return read('value-not-whole', parse, { type: 'integer', minimum: low, maximum: high }, [low, high]);
}

function parseAmount(raw: string): Amount | null {
  const percent = raw.endsWith('%');
  const value = parseDecimal(percent ? raw.slice(0, -1).trimEnd() : raw);
  if (value === null) return null;
  return { value: percent ? rational(value.num, value.den * 100n) : value, percent };
}

function partOf(read: Amount | null): Rational | null {
  if (read === null) return null;
  return compare(read.value, zero) >= 0 && compare(read.value, one) <= 0 ? read.value : null;
}

function keep<T>(parse: (raw: string) => T | null, holds: (value: T) => boolean): (raw: string) => T | null {
  return (raw) => {
    const value = parse(raw);
    return value !== null && holds(value) ? value : null;
  };
}

function word(pattern: RegExp, code: ProblemCode) {
  return z
    .string()
    .trim()
    .normalize('NFC')
    .refine((raw) => pattern.test(raw), { params: { code } })
    .meta(anyScalar);
}

function read<T>(
  code: ProblemCode,
  parse: (raw: string) => T | null,
  meta: object,
  limits: readonly [number, number] = [0, 0],
) {
  return z
    .string()
    .transform((raw, context): T => {
      const value = parse(raw.trim());
      if (value !== null) return value;
      const params = { code, low: String(limits[0]), high: String(limits[1]) };
      context.addIssue({ code: 'custom', params });
      return z.NEVER;
    })
    .meta(meta as Record<string, unknown>);
}
