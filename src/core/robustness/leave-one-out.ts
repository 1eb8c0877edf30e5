import { add, divide, multiply, type Rational, subtract, zero } from '../quantity/rational.ts';
import { rankValues } from '../rank/rank.ts';
import type { Indicator } from '../scheme/scheme.ts';
import type { TableScores, UnitScores } from '../score/outcome.ts';
import { sharesOf } from './shares.ts';

/** What ranks would be without one indicator. */
export interface LeftOut {
  readonly indicator: string;
  /** Unit → rank with the indicator, rank without it, for units whose rank would be another. */
  readonly moved: ReadonlyMap<string, readonly [Rational, Rational]>;
}

/**
 * Leaves each base indicator out in turn and spreads its points over the others of the base part. Exact. An indicator that moves
 * many ranks decides much; one that moves none does not tell the units apart.
 */
export function leaveOneOut(scores: TableScores): readonly LeftOut[] {
  const { leaves } = sharesOf(scores);
  const { table, units } = scores;
  const full = leaves.reduce((so, leaf) => add(so, leaf.points), zero);
  const before = ranksOf(units, table.ties, (sheet) => sheet.root.published);
  return leaves.map((leaf) => {
    const after = ranksOf(units, table.ties, (sheet) => without(sheet, leaf, full));
    const moved = [...before].flatMap(([unit, rank]) => {
      const other = after.get(unit);
      const same = other === undefined || (other.num === rank.num && other.den === rank.den);
      return same ? [] : [[unit, [rank, other] as const] as const];
    });
    return { indicator: leaf.id, moved: new Map(moved) };
  });
}

/** The total without the leaf: the rest of the base part scaled up to the same full marks. */
function without(sheet: UnitScores, leaf: Indicator, full: Rational): Rational | null {
  const total = sheet.root.published;
  if (total === null) return null;
  const rest = subtract(full, leaf.points);
  if (rest.num === 0n) return zero;
  const base = sheet.indicators
    .filter((each) => each.indicator.role === 'base')
    .reduce((so, each) => add(so, each.published ?? zero), zero);
  const own = sheet.indicators.find((each) => each.indicator.id === leaf.id)?.published ?? zero;
  const scaled = divide(multiply(subtract(base, own), full), rest);
  return add(subtract(total, base), scaled);
}

function ranksOf(
  units: readonly UnitScores[],
  ties: TableScores['table']['ties'],
  value: (sheet: UnitScores) => Rational | null,
): ReadonlyMap<string, Rational> {
  const cohorts = [...new Set(units.map((each) => each.unit.cohort))];
  return new Map(
    cohorts.flatMap((cohort) => [
      ...rankValues(
        units
          .filter((each) => each.unit.cohort === cohort)
          .map((each) => ({ id: each.unit.unit, value: value(each) })),
        ties,
      ),
    ]),
  );
}
