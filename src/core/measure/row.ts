import type { Rational } from '../quantity/rational.ts';
import type { Day, Moment } from '../quantity/value.ts';

/** One typed cell: integers and numbers are exact, dates are days, null is blank. The column's type says which. */
export type Cell = Rational | string | boolean | Day | Moment | null;

/** One typed row of a dataset, by column name. A column that is absent is blank. */
export type Row = Readonly<Record<string, Cell>>;

/** Smaller, equal or greater by code point: the one order of texts, whatever the locale. */
export function compareTexts(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const difference = rank(a.charCodeAt(i)) - rank(b.charCodeAt(i));
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

// Surrogates stand for code points above U+FFFF, so they sort after every other unit.
const rank = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);
