import { exactDecimal, toDecimal } from '../quantity/decimal.ts';
import type { Rational } from '../quantity/rational.ts';
import type { RoundingRule } from '../quantity/rounding.ts';

const decimalsOfEndless = 20;

/**
 * A published score as decimal text, with as many digits as it was rounded to. An unrounded one is written in full, or
 * to 20 decimals when it has no end: its exact form stands in the rounding ledger or the explanation.
 */
export function scoreText(x: Rational, rule: RoundingRule | null): string {
  if (rule !== null) return toDecimal(x, rule.decimals);
  const exact = exactDecimal(x);
  return exact.includes('/') ? toDecimal(x, decimalsOfEndless) : exact;
}

/** A rank: an integer, or decimal text where ties share the mean of their places (2.5). */
export function rankNumber(rank: Rational): number | string {
  return rank.den === 1n ? Number(rank.num) : exactDecimal(rank);
}

/** A serial number: an integer where it is one. */
export function serialNumber(no: number | string | null): number | string | null {
  return typeof no === 'string' && /^[1-9]\d{0,8}$/.test(no) ? Number(no) : no;
}
