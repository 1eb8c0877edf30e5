import type { Node } from '../language/syntax.ts';
import type { Quantity } from '../language/vocabulary.ts';
import type { WorkCalendar } from '../quantity/calendar.ts';
import type { Rational } from '../quantity/rational.ts';
import type { RoundingRule } from '../quantity/rounding.ts';
import type { Day } from '../quantity/value.ts';

/** A notice made executable. Everything a score depends on besides facts, day and moment. */
export interface Scheme {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly issuer: string;
  readonly documentNumber: string | null;
  readonly issued: Day;
  /** Half-open: `end` is the first day after the period. */
  readonly period: { readonly start: Day; readonly end: Day };
  /** Fixed offset of the scheme's clock, minutes east of UTC. */
  readonly zoneMinutes: number;
  readonly calendar: WorkCalendar;
  readonly attributes: readonly Column[];
  readonly units: readonly Unit[];
  readonly datasets: readonly Dataset[];
  readonly definitions: Readonly<Record<string, Formula>>;
  readonly tables: readonly Table[];
  readonly assumptions: readonly Assumption[];
  /** SHA-256 (hex) of the canonical content: two schemes with the same one score the same. */
  readonly fingerprint: string;
}

export interface Formula {
  readonly text: string;
  readonly tree: Node;
}

export type ColumnType = 'integer' | 'number' | 'text' | 'choice' | 'date' | 'moment' | 'truth';

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** For numbers: what kind of quantity. */
  readonly quantity: Quantity;
  /** For `number`: decimals kept exactly (0–30); more decimals in a file are a reject, never a rounding. */
  readonly decimals: number;
  readonly optional: boolean;
  readonly min: Rational | null;
  readonly max: Rational | null;
  readonly choices: readonly string[] | null;
  readonly description: string;
}

export interface Dataset {
  readonly name: string;
  readonly description: string;
  /** Where the facts come from: the system or office the notice names. */
  readonly source: string;
  readonly kind: 'records' | 'judgement';
  /** Who has to hand the facts in; null when the scheme does not say. Affects no score. */
  readonly providedBy: Provider | null;
  readonly columns: readonly Column[];
  /** Columns that together name one record; never empty. */
  readonly key: readonly string[];
  /** The column holding the unit's id. */
  readonly unit: string;
  readonly time: string | null;
  /** A unit without rows in a delivered dataset: had nothing to report (`none`), or did not report (`missing`). */
  readonly absence: 'none' | 'missing';
}

/** A system that already holds the facts, the lead that assesses, the assessed unit itself, or experts. */
export type Provider = 'system' | 'lead' | 'unit' | 'expert';

export interface Unit {
  readonly unit: string;
  readonly name: string;
  /** The kind of unit; a table's `subject` says which kind it assesses. */
  readonly kind: string;
  readonly cohort: string;
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
  /** As typed by the scheme's attributes; null = not known. */
  readonly attributes: Readonly<Record<string, Rational | string | boolean | number | null>>;
}

export interface Table {
  readonly id: string;
  readonly caption: string;
  readonly subject: string;
  readonly subjectName: string;
  /** Full marks of the base part: the sum every level must reach. */
  readonly total: Rational;
  /** What the notice calls the levels of its tree, e.g. 一级指标, 二级指标; may be empty. */
  readonly levels: readonly string[];
  readonly root: Group;
  /** Assumptions the whole table rests on, besides those of its indicators. */
  readonly assumptions: readonly string[];
  /** `published`: totals add what was published. `exact`: totals are carried unrounded (composite indices). */
  readonly carry: 'published' | 'exact';
  /** Rounding of every score unless a node says otherwise; null = none. */
  readonly rounding: RoundingRule | null;
  readonly ties: 'min' | 'dense' | 'average' | 'max';
  readonly grades: readonly Grade[];
  readonly vetoes: readonly Veto[];
  /** Lowest and highest total after bonus, deductions and vetoes; null = open. */
  readonly floor: Rational | null;
  readonly ceiling: Rational | null;
}

export type Role = 'base' | 'bonus' | 'deduction';

export interface Group {
  readonly kind: 'group';
  readonly id: string;
  readonly no: number | string | null;
  readonly name: string;
  readonly role: Role;
  readonly points: Rational;
  readonly combine: Combine;
  /** Cap on a bonus group's sum (its `points`) is implied; null rounding = the table's. */
  readonly rounding: RoundingRule | 'none' | null;
  readonly children: readonly (Group | Indicator)[];
}

export type Combine =
  | { readonly kind: 'sum' }
  /** Weighted means of children that share the group's points. `whenMissing: drop` leaves unknown children out. */
  | {
      readonly kind: 'mean' | 'geometric_mean';
      readonly weights: readonly Rational[];
      readonly whenMissing: 'missing' | 'drop';
      /** Decimals to which an irrational mean is correctly rounded. */
      readonly decimals: number;
    };

export interface Indicator {
  readonly kind: 'indicator';
  readonly id: string;
  readonly no: number | string | null;
  readonly name: string;
  readonly role: Role;
  readonly points: Rational;
  /** Lead assessing units; more than one lead jointly. */
  readonly leads: readonly string[];
  readonly cooperating: readonly string[];
  /** Where in the notice this comes from, e.g. "附件 表一 序号 14". */
  readonly clause: string;
  /** What is assessed, in our own words. */
  readonly description: string;
  readonly formula: Formula;
  readonly target: Target | null;
  /** What a not-applicable outcome does to the total, and who decides it; null = the formula never yields one. */
  readonly notApplicable: NotApplicablePolicy | null;
  readonly rounding: RoundingRule | 'none' | null;
  readonly assumptions: readonly string[];
  readonly examples: readonly WorkedExample[];
}

/** Later entries win; `unit` and `from` narrow an entry to one unit and to as-of days on or after `from`. */
export interface Target {
  readonly quantity: Quantity;
  readonly entries: readonly {
    readonly unit: string | null;
    readonly from: Day | null;
    readonly value: Rational;
  }[];
}

export interface NotApplicablePolicy {
  readonly then: 'full' | 'zero' | 'share' | 'rescale' | 'exclude';
  /** For `share`: the part of the points given, 0–1. */
  readonly share: Rational | null;
  readonly decidedBy: string;
}

export interface Grade {
  readonly name: string;
  /** Inclusive lower bound on the published total. */
  readonly from: Rational;
  /** Largest part of the cohort that may hold this grade or a better one, 0–1; null = no quota. */
  readonly quota: Rational | null;
}

export interface Veto {
  readonly id: string;
  readonly name: string;
  readonly clause: string;
  readonly condition: Formula;
  readonly effect:
    | { readonly kind: 'zero'; readonly target: string }
    | { readonly kind: 'cut'; readonly points: Rational }
    | { readonly kind: 'cap_grade'; readonly grade: string };
  /** Before or after bonus points are added. */
  readonly order: 'before_bonus' | 'after_bonus';
}

/** A gap in the notice and the default taken: an open question until somebody rules on it. */
export interface Assumption {
  readonly id: string;
  readonly notice: string;
  readonly unclear: string;
  readonly taken: string;
  readonly choices: readonly string[];
  /** Which of the choices the formulas follow now, null for none of them; absent where the scheme does not say. */
  readonly follows?: string | null;
  /** The formulas that a choice means, where choosing it is enough. */
  readonly changes?: readonly {
    readonly choice: string;
    readonly indicator: string;
    readonly formula: string;
  }[];
  readonly ruledBy: string;
  readonly ruling: {
    readonly by: string;
    readonly on: Day;
    readonly text: string;
    readonly choice: string;
  } | null;
}

export interface WorkedExample {
  readonly name: string;
  /** Rows per dataset; a dataset not named here is delivered and empty, one named in `undelivered` is not delivered. */
  readonly given: Readonly<Record<string, readonly ExampleRow[]>>;
  readonly undelivered: readonly string[];
  /** Attributes of the unit. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Other units of the cohort, for peer rules: unit → rows per dataset. */
  readonly peers: Readonly<Record<string, Readonly<Record<string, readonly ExampleRow[]>>>>;
  readonly asOf: Day | null;
  readonly target: Rational | null;
  /** Decimal text of the published score, or a state. */
  readonly expect: string;
}

/** Cells as text, as they would stand in a file; `times` repeats the row (default 1). */
export interface ExampleRow {
  readonly times: number;
  readonly cells: Readonly<Record<string, string>>;
}
