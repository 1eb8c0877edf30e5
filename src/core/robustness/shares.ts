import { divide, isZero, multiply, type Rational, rational } from '../quantity/rational.ts';
import { round } from '../quantity/rounding.ts';
import type { Indicator } from '../scheme/scheme.ts';
import type { TableScores, UnitScores } from '../score/outcome.ts';

/** Shares and points are taken to a millionth: this looks at how firm ranks are and never makes a score. */
export const million = 1_000_000;

/** What a unit won of each base indicator, in millionths of its points; null where there is no score. */
export interface Shares {
  readonly sheet: UnitScores;
  readonly won: readonly (number | null)[];
}

/** The base indicators that carry points, and what every scored unit won of each. */
export function sharesOf({ units }: TableScores): { leaves: readonly Indicator[]; rows: readonly Shares[] } {
  const leaves = (units[0]?.indicators ?? [])
    .map((each) => each.indicator)
    .filter((leaf) => leaf.role === 'base' && !isZero(leaf.points));
  const wanted = new Set(leaves);
  const scored = units.filter((each) => each.root.published !== null);
  const rows = scored.map((sheet) => ({
    sheet,
    won: sheet.indicators
      .filter((each) => wanted.has(each.indicator))
      .map((each) => shareOf(each.published, each.indicator)),
  }));
  return { leaves, rows };
}

function shareOf(published: Rational | null, { points }: Indicator): number | null {
  if (published === null) return null;
  return inMillionths(divide(published, points));
}

/** Rounded half up to millionths. */
export function inMillionths(x: Rational): number {
  return Number(round(multiply(x, rational(million)), { decimals: 0, mode: 'half_up' }).num);
}
