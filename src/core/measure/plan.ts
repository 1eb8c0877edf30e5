import type { During, Node } from '../language/syntax.ts';
import type { Rational } from '../quantity/rational.ts';
import type { Day } from '../quantity/value.ts';

/**
 * One engine-neutral question to the facts: per unit, fold the rows of one dataset in one window.
 * `value`, `where`, `numerator`, `denominator` are row expressions: columns of the dataset, attributes of the
 * row's unit, literals, as_of, period_start, period_end, + - *, comparisons, logic, if, `is known`, `in`, known_or,
 * and the date functions (days, workdays, workday, year, month). No division, no aggregates, no rule functions.
 */
export type Measure = {
  /** Canonical text of the question; equal questions of several indicators share it. */
  readonly key: string;
  readonly dataset: string;
  readonly where: Node | null;
  readonly during: During;
} & Folding;

export type Folding =
  /** Number of rows. */
  | { readonly fold: 'count' }
  /** Sum, smallest, largest of `value`; least and greatest of no rows are null. */
  | { readonly fold: 'sum' | 'least' | 'greatest'; readonly value: Node }
  /** Number of different `value`s. */
  | { readonly fold: 'distinct'; readonly value: Node }
  /** All `value`s in ascending order (for medians and trimmed means); at most `valuesLimit` a unit. */
  | { readonly fold: 'values'; readonly value: Node }
  /** `value` of the row latest in time (then largest key); null when there is no row. */
  | { readonly fold: 'latest'; readonly value: Node }
  /**
   * Per day or month with rows: n = sum(numerator), d = sum(denominator) (1 when null).
   * Answered grouped by d: total of n and number of days, so that means of ratios stay exact.
   */
  | {
      readonly fold: 'periods';
      readonly grain: 'day' | 'month';
      readonly numerator: Node;
      readonly denominator: Node | null;
    };

/** The answer to one measure for one unit. */
export type MeasureValue =
  | { readonly kind: 'number'; readonly value: Rational | null }
  | { readonly kind: 'scalar'; readonly value: string | boolean | number | Rational | null }
  | { readonly kind: 'values'; readonly values: readonly Rational[] }
  | { readonly kind: 'groups'; readonly groups: readonly PeriodGroup[] };

export interface PeriodGroup {
  readonly denominator: Rational;
  readonly numerator: Rational;
  readonly periods: number;
}

/** All the questions of a run. */
export interface MeasurePlan {
  readonly measures: readonly Measure[];
}

/** What the facts answered. `values[key][i]` belongs to `units[i]`. */
export interface MeasureTable {
  readonly units: readonly string[];
  readonly values: Readonly<Record<string, readonly MeasureValue[]>>;
  /** Datasets that were delivered at all (a file or batch exists, even with no rows). */
  readonly delivered: readonly string[];
}

/** As of which day, and as known at which moment (ISO 8601 with zone; null = everything known now). */
export interface Standpoint {
  readonly asOf: Day;
  readonly knownAt: string | null;
}

export const valuesLimit = 10_000;
