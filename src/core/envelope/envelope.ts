import { compare, negate, type Rational, rational, zero } from '../quantity/rational.ts';
import { rankValues } from '../rank/rank.ts';
import type { Indicator, Table } from '../scheme/scheme.ts';
import { scoreGroup } from '../score/group.ts';
import type { IndicatorScore, TableScores, UnitScores, VetoFinding } from '../score/outcome.ts';
import { publish, roundingOf } from '../score/publish.ts';

/** The lowest and the highest a total or a rank can become once all that is missing is known. */
export interface Interval {
  readonly least: Rational;
  readonly greatest: Rational;
}

/** What one unit can still reach. `rank` counts from 1, the best; `least` is the best rank. */
export interface UnitEnvelope {
  readonly unit: string;
  readonly total: Interval;
  readonly rank: Interval;
}

/**
 * What every unit of a table can still reach: what is scored stays, what is missing lies between nothing and full points (a
 * deduction between its full points and nothing), an undecided veto may strike or not. Sound, not sharp: the final total and
 * rank never lie outside, but a bound may not be reachable.
 */
export function envelopeOf({ table, units }: TableScores): readonly UnitEnvelope[] {
  const totals = new Map(units.map((sheet) => [sheet, totalOf(sheet, table)]));
  return units.map((sheet) => {
    const cohort = units.filter((each) => each.unit.cohort === sheet.unit.cohort);
    const others = cohort.filter((each) => each !== sheet).map((each) => totals.get(each) ?? nothing);
    const total = totals.get(sheet) ?? nothing;
    return { unit: sheet.unit.unit, total, rank: rankOf(total, others, table.ties) };
  });
}

const nothing: Interval = { least: zero, greatest: zero };

function totalOf(sheet: UnitScores, table: Table): Interval {
  return { least: reach(sheet, table, 'least'), greatest: reach(sheet, table, 'greatest') };
}

/** The total when everything missing turns out one way. */
function reach(sheet: UnitScores, table: Table, end: keyof Interval): Rational {
  const leaves = new Map(sheet.indicators.map((each) => [each.indicator, each]));
  const vetoes = sheet.vetoes.map((each) => decided(each, end));
  const root = scoreGroup(table.root, table, vetoes, (indicator) => {
    const leaf = leaves.get(indicator);
    if (leaf === undefined) throw new Error(`unit ${sheet.unit.unit} has no score of ${indicator.id}`);
    return leaf.state === 'missing' ? supposed(leaf, table, end) : leaf;
  });
  return root.published ?? root.partial;
}

function decided(finding: VetoFinding, end: keyof Interval): VetoFinding {
  if (finding.state !== 'unknown') return finding;
  return { ...finding, state: end === 'least' ? 'struck' : 'clear', missing: [] };
}

function supposed(leaf: IndicatorScore, table: Table, end: keyof Interval): IndicatorScore {
  const { indicator } = leaf;
  const exact = extremes[indicator.role](indicator)[end];
  const { published, rounding } = publish(indicator.id, exact, roundingOf(indicator, table));
  return { ...leaf, state: 'scored', exact, published, partial: published, missing: [], rounding };
}

const extremes: Readonly<Record<Indicator['role'], (indicator: Indicator) => Interval>> = {
  base: ({ points }) => ({ least: zero, greatest: points }),
  bonus: ({ points }) => ({ least: zero, greatest: points }),
  deduction: ({ points }) => ({ least: negate(points), greatest: zero }),
};

function rankOf(own: Interval, others: readonly Interval[], ties: Table['ties']): Interval {
  if (ties === 'dense') return denseRank(own, others);
  return {
    least: rankAmong(
      own.greatest,
      others.map((each) => each.least),
      ties,
    ),
    greatest: rankAmong(
      own.least,
      others.map((each) => each.greatest),
      ties,
    ),
  };
}

function rankAmong(own: Rational, others: readonly Rational[], ties: Table['ties']): Rational {
  const contenders = others.map((value, i) => ({ id: `${i}`, value }));
  return rankValues([...contenders, { id: 'own', value: own }], ties).get('own') ?? rational(1);
}

/** Others above may all meet in one place, or each have its own. */
function denseRank(own: Interval, others: readonly Interval[]): Interval {
  const surely = others.some((each) => compare(each.least, own.greatest) > 0);
  const perhaps = others.filter((each) => compare(each.greatest, own.least) > 0).length;
  return { least: rational(surely ? 2 : 1), greatest: rational(1 + perhaps) };
}
