import { DuckDBDecimalValue, type DuckDBValue } from '@duckdb/node-api';
import type { Rational } from '../../core/quantity/rational.ts';
import type { Column } from '../../core/scheme/scheme.ts';
import { scaleOf, storedDigits } from '../sql/fragment.ts';

type PlainReader = (text: string) => { readonly ok: true; readonly value: DuckDBValue } | null;

const mostDigits = 15;
const [minus, point, zero, nine] = [0x2d, 0x2e, 0x30, 0x39];

/**
 * Reads numbers written plainly (`-12`, `3.50`: a minus, up to 15 digits, a point) with whole-number arithmetic that a
 * double holds exactly; null for every other text, which the general reader decides. Null for columns it cannot serve.
 */
export function plainNumberReader(column: Column): PlainReader | null {
  if (column.type !== 'integer' && column.type !== 'number') return null;
  const scale = scaleOf(column);
  const [low, high] = [limitOf(column.min, scale, -1), limitOf(column.max, scale, 1)];
  if (low === null || high === null || scale > mostDigits) return null;
  const store =
    column.type === 'integer'
      ? (scaled: number): DuckDBValue => BigInt(scaled)
      : (scaled: number): DuckDBValue => new DuckDBDecimalValue(BigInt(scaled), storedDigits(column), scale);
  return (text) => {
    const scaled = scaledNumber(text, scale);
    return scaled === null || scaled < low || scaled > high ? null : { ok: true, value: store(scaled) };
  };
}

/** A limit at the column's scale; null when a double does not hold it exactly. */
function limitOf(limit: Rational | null, scale: number, direction: 1 | -1): number | null {
  if (limit === null) return direction * Number.POSITIVE_INFINITY;
  const scaled = limit.num * 10n ** BigInt(scale);
  if (scaled % limit.den !== 0n) return null;
  const number = Number(scaled / limit.den);
  return Number.isSafeInteger(number) ? number : null;
}

/** The text's number times 10^scale; null unless it is written plainly and has no more decimals than that. */
function scaledNumber(text: string, scale: number): number | null {
  const start = text.charCodeAt(0) === minus ? 1 : 0;
  const length = text.length;
  if (length === start || length - start > mostDigits) return null;
  let number = 0;
  let at = start;
  for (; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code < zero || code > nine) break;
    number = number * 10 + (code - zero);
  }
  if (at === start) return null;
  let missing = scale;
  if (at < length) {
    if (text.charCodeAt(at) !== point || at + 1 === length || length - at - 1 > scale) return null;
    for (at++; at < length; at++) {
      const code = text.charCodeAt(at);
      if (code < zero || code > nine) return null;
      number = number * 10 + (code - zero);
      missing--;
    }
  }
  for (; missing > 0; missing--) number *= 10;
  if (number > Number.MAX_SAFE_INTEGER) return null;
  return start === 1 && number !== 0 ? -number : number;
}
