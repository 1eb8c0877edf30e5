/**
 * The result as JSON: what `score --json` prints and what is sealed. Points, scores and totals are decimal strings,
 * days are YYYY-MM-DD, a number that counts or names is an integer or null (text where a name is not a number).
 */
export interface ResultDocument {
  readonly scheme: string;
  readonly schemeVersion: string;
  /** SHA-256 of the scheme's content. */
  readonly schemeFingerprint: string;
  readonly title: string;
  readonly asOf: string;
  readonly knownAt: string | null;
  /** SHA-256 over scheme, day, moment, every input and every score: same input, same hash. */
  readonly resultHash: string;
  /** True while a question about the scheme that was scored is open: not ruled, or ruled and not followed. */
  readonly provisional: boolean;
  readonly openQuestions: readonly OpenQuestion[];
  readonly tables: readonly TableDocument[];
}

export interface OpenQuestion {
  readonly id: string;
  readonly unclear: string;
  readonly taken: string;
  readonly ruledBy: string;
  /** Ids of the tables that rest on this assumption as a whole. */
  readonly tables: readonly string[];
  /** Ids of the indicators scored under this assumption. */
  readonly indicators: readonly string[];
  /** What was ruled, while the formulas do not follow it; null while nobody has ruled. */
  readonly ruled: string | null;
}

export type StateWord = 'scored' | 'missing' | 'not-applicable';

export interface TableDocument {
  readonly id: string;
  readonly caption: string;
  readonly subject: string;
  readonly subjectName: string;
  readonly total: string;
  readonly counts: Counts;
  readonly units: readonly UnitDocument[];
  /** Units of this kind that did not exist in the period. */
  readonly leftOut: readonly { readonly unit: string; readonly name: string }[];
}

export interface Counts {
  readonly units: number;
  readonly indicators: number;
  /** Sheets lines by state: units × indicators. */
  readonly scored: number;
  readonly missing: number;
  readonly notApplicable: number;
}

export interface UnitDocument {
  readonly unit: string;
  readonly name: string;
  readonly cohort: string;
  /** Null while anything is missing. */
  readonly total: string | null;
  readonly rank: number | string | null;
  readonly grade: string | null;
  readonly state: StateWord;
  /** Sum of what is known so far: never a total while `state` is missing. */
  readonly partial: string;
  /** What the total is out of: the table's total less points excluded for this unit. */
  readonly outOf: string;
  readonly missing: readonly string[];
  readonly indicators: readonly IndicatorDocument[];
  readonly groups: readonly GroupDocument[];
  readonly vetoes: readonly VetoDocument[];
  readonly roundings: readonly RoundingDocument[];
}

export interface IndicatorDocument {
  readonly id: string;
  readonly no: number | string | null;
  readonly name: string;
  readonly points: string;
  readonly score: string | null;
  readonly state: StateWord;
  /** Names of what is missing, in the scheme's own words. */
  readonly missing: readonly string[];
  /** Why it does not apply; null when it does. */
  readonly reason: string | null;
}

export interface GroupDocument {
  readonly id: string;
  /** Id of the group above; null at the top level. */
  readonly parent: string | null;
  readonly no: number | string | null;
  readonly name: string;
  readonly points: string;
  readonly score: string | null;
  readonly partial: string;
  readonly state: StateWord;
  readonly rank: number | string | null;
}

export interface VetoDocument {
  readonly id: string;
  readonly name: string;
  readonly state: 'struck' | 'clear' | 'unknown';
  readonly missing: readonly string[];
}

/** One rounding that changed a number. */
export interface RoundingDocument {
  readonly node: string;
  /** Exact: a decimal that ends, or numerator/denominator. */
  readonly before: string;
  readonly after: string;
  readonly difference: string;
  readonly decimals: number;
  readonly mode: string;
}
