import type { Rational } from '../quantity/rational.ts';

/** The kind of quantity a number is. A percent cannot stand where points are meant. */
export type Quantity = 'plain' | 'ratio' | 'points' | 'count' | 'days';

export type Type =
  | { readonly kind: 'number'; readonly quantity: Quantity }
  | { readonly kind: 'text' }
  | { readonly kind: 'truth' }
  | { readonly kind: 'date' }
  | { readonly kind: 'moment' }
  | { readonly kind: 'duration' }
  | { readonly kind: 'cases'; readonly of: Type };

/** Closed interval of what a number can be; null is unbounded on that side. */
export interface Bounds {
  readonly low: Rational | null;
  readonly high: Rational | null;
}

/** A column of a dataset or an attribute of a unit, as formulas see it. */
export interface ColumnMeaning {
  readonly type: Type;
  /** May be blank: a formula must guard it with `is known` or `known_or`. */
  readonly optional: boolean;
  readonly bounds: Bounds;
  /** Allowed words of a choice column, so that a misspelt word is found; null when free. */
  readonly choices: readonly string[] | null;
}

export interface DatasetMeaning {
  readonly columns: Readonly<Record<string, ColumnMeaning>>;
  /** The column that places a row in time; null for a register without dates. */
  readonly time: string | null;
}

/** What every name in a formula may mean. Made from the scheme; the language knows nothing else. */
export interface Vocabulary {
  readonly datasets: Readonly<Record<string, DatasetMeaning>>;
  readonly attributes: Readonly<Record<string, ColumnMeaning>>;
  /** Named formulas shared by several indicators: name → formula text. */
  readonly definitions: Readonly<Record<string, string>>;
  /** The indicator's full points; null where a formula has none (a definition, a veto's condition). */
  readonly full: Rational | null;
  /** The smallest and largest target of any unit in any period; null when the indicator has none. */
  readonly target: { readonly type: Type; readonly bounds: Bounds } | null;
}
