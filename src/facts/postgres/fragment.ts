import type { TermType } from '../../core/measure/row-term.ts';

/**
 * A piece of PostgreSQL SQL and what it yields. `numeric` holds any result exactly, so a number carries only how many
 * decimals it can have, and whether it is a BIGINT, which overflows unless it is made `numeric` before computing.
 */
export interface Fragment {
  readonly sql: string;
  readonly type: TermType;
  readonly scale: number;
  readonly whole: boolean;
}

/** The decimals up to which `numeric` never rounds a product is 16383; no sensible formula comes near. */
export const mostDecimals = 1_000;

export const plainFragment = (sql: string, type: TermType): Fragment => ({
  sql,
  type,
  scale: 0,
  whole: false,
});

export const wholeFragment = (sql: string): Fragment => ({ sql, type: 'number', scale: 0, whole: true });

export const asNumeric = (fragment: Fragment): string =>
  fragment.whole ? `${fragment.sql}::numeric` : fragment.sql;

/** The type of a `CASE`, `coalesce`, `least` … over both. */
export const common = (left: Fragment, right: Fragment, sql: string): Fragment => ({
  sql,
  type: left.type,
  scale: Math.max(left.scale, right.scale),
  whole: left.whole && right.whole,
});

/** Text compares and sorts by code point, whatever the database's own order is. */
export const ordered = (fragment: Fragment): string =>
  fragment.type === 'text' ? `(${fragment.sql} COLLATE "C")` : fragment.sql;
