import { compareCodePoints } from '../quantity/canonical.ts';
import type { Rational } from '../quantity/rational.ts';
import type { RoundingRule } from '../quantity/rounding.ts';
import type { Missing, Value } from '../quantity/value.ts';
import type { Group, Indicator, Table, Unit, Veto } from '../scheme/scheme.ts';

/** One rounding: what it was, what was published, what that gained (above 0) or cost. */
export interface RoundingEntry {
  /** Id of the indicator or group. */
  readonly node: string;
  readonly before: Rational;
  readonly after: Rational;
  readonly difference: Rational;
  readonly rule: RoundingRule;
}

export type ScoreState = 'scored' | 'missing' | 'not-applicable';

interface Outcome {
  readonly state: ScoreState;
  /** Before rounding; null when missing, or dropped from the base. */
  readonly exact: Rational | null;
  /** As published; null with `exact`. */
  readonly published: Rational | null;
  /** What the parts that are known give so far, rounded like `published`. Not a score while anything is missing. */
  readonly partial: Rational;
  readonly missing: readonly Missing[];
  /** Points that left the base for good: the unit is marked out of so many fewer. */
  readonly excluded: Rational;
  /** Points dropped here, to be spread over what remains by the group above. */
  readonly dropped: Rational;
  readonly rounding: RoundingEntry | null;
}

export interface IndicatorScore extends Outcome {
  readonly kind: 'indicator';
  readonly indicator: Indicator;
  /** What the formula gave, before any policy, veto or rounding. */
  readonly value: Value<Rational>;
}

export interface GroupScore extends Outcome {
  readonly kind: 'group';
  readonly group: Group;
  readonly children: readonly NodeScore[];
}

export type NodeScore = IndicatorScore | GroupScore;

/** Whether a veto struck a unit; `unknown` while its condition misses facts. */
export interface VetoFinding {
  readonly veto: Veto;
  readonly state: 'struck' | 'clear' | 'unknown';
  readonly missing: readonly Missing[];
}

/** One unit's sheet. The total is that of `root`. */
export interface UnitScores {
  readonly unit: Unit;
  readonly root: GroupScore;
  /** Every indicator, in the order of the table. */
  readonly indicators: readonly IndicatorScore[];
  readonly vetoes: readonly VetoFinding[];
}

export interface TableScores {
  readonly table: Table;
  /** In order of unit id by code point. */
  readonly units: readonly UnitScores[];
  /** Units of the table's kind that did not exist in the period. */
  readonly leftOut: readonly Unit[];
}

/** The sum of the names two results miss: sorted, each once. */
export function joinMissing(lists: readonly (readonly Missing[])[]): readonly Missing[] {
  const all = new Map<string, Missing>();
  for (const each of lists.flat()) all.set(`${each.kind} ${each.name}`, each);
  return [...all].sort(([a], [b]) => compareCodePoints(a, b)).map(([, each]) => each);
}
