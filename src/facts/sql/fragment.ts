import type { TermType } from '../../core/measure/row-term.ts';
import { exactDecimal } from '../../core/quantity/decimal.ts';
import type { Rational } from '../../core/quantity/rational.ts';
import type { Column } from '../../core/scheme/scheme.ts';

/**
 * A piece of SQL and what it yields. Numbers carry the most digits they can have before and after the point,
 * so that every operation is given a type that holds it exactly: DuckDB would otherwise shorten decimals silently.
 */
export interface Fragment {
  readonly sql: string;
  readonly type: TermType;
  readonly digits: number;
  readonly scale: number;
  /** Physically BIGINT, not DECIMAL. */
  readonly whole: boolean;
}

/** DuckDB's widest exact decimal. */
export const widest = 38;

/** How many digits a column's cells may have in all when they are stored. */
export const storedDigits = (column: Column): number => (scaleOf(column) <= 6 ? 18 : widest);

export const scaleOf = (column: Column): number => (column.type === 'number' ? column.decimals : 0);

/** A number column as it is stored: integers as BIGINT, others as DECIMAL(storedDigits, decimals). */
export function storedNumber(sql: string, column: Column): Fragment {
  const scale = scaleOf(column);
  return {
    sql,
    type: 'number',
    digits: storedDigits(column) - scale,
    scale,
    whole: column.type === 'integer',
  };
}

export const plainFragment = (sql: string, type: TermType): Fragment => ({
  sql,
  type,
  digits: 0,
  scale: 0,
  whole: false,
});

/** A whole number of at most `digits` digits. */
export const wholeFragment = (sql: string, digits: number): Fragment => ({
  sql,
  type: 'number',
  digits,
  scale: 0,
  whole: true,
});

/** A literal; null when it has more digits than the engine can hold exactly. */
export function numberLiteral(value: Rational): Fragment | null {
  const written = exactDecimal(value);
  if (written.includes('/')) return null;
  const [whole = '', fraction = ''] = written.replace('-', '').split('.');
  const digits = whole === '0' ? 0 : whole.length;
  if (Math.max(1, digits) + fraction.length > widest) return null;
  if (fraction === '' && digits <= 18) return wholeFragment(`(${written})`, digits);
  const type = `DECIMAL(${Math.max(1, digits + fraction.length)}, ${fraction.length})`;
  return {
    sql: `CAST('${written}' AS ${type})`,
    type: 'number',
    digits,
    scale: fraction.length,
    whole: false,
  };
}

/** As a DECIMAL of its own width. */
export function asDecimal(fragment: Fragment): Fragment {
  if (!fragment.whole) return fragment;
  const width = Math.max(1, fragment.digits);
  return { ...fragment, sql: `CAST(${fragment.sql} AS DECIMAL(${width}, 0))`, whole: false };
}

/**
 * Both in types that the engine can bring together exactly. Where no common type is sure to hold both, they are cast
 * to the widest, and a value that does not fit is an overflow at run time, never a shortened number.
 */
export function unify(left: Fragment, right: Fragment): readonly [Fragment, Fragment] {
  if (left.type !== 'number' || (left.whole && right.whole)) return [left, right];
  const scale = Math.max(left.scale, right.scale);
  const digits = Math.max(left.digits, right.digits);
  const [a, b] = [asDecimal(left), asDecimal(right)];
  return digits + scale < widest ? [a, b] : [widen(a, scale), widen(b, scale)];
}

const widen = (fragment: Fragment, scale: number): Fragment => ({
  ...fragment,
  sql: `CAST(${fragment.sql} AS DECIMAL(${widest}, ${scale}))`,
  digits: widest - scale,
  scale,
});

/** The type both have after `unify` and a `CASE`, `coalesce`, `least` … over them. */
export const common = (left: Fragment, right: Fragment, sql: string): Fragment => ({
  sql,
  type: left.type,
  digits: Math.max(left.digits, right.digits),
  scale: Math.max(left.scale, right.scale),
  whole: left.whole && right.whole,
});
