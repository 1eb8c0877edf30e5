/** A result as of a day as it was known at a moment, made public under a number. */
export interface KeptBulletin {
  readonly office: string;
  readonly campaign: string;
  /** From 1 in each campaign. */
  readonly number: number;
  readonly title: string;
  /** YYYY-MM-DD. */
  readonly asOf: string;
  /** UTC, microseconds. */
  readonly knownAt: string;
  /** Of the last batch it knows; 0 where there was none. */
  readonly sequence: number;
  readonly resultHash: string;
  readonly issuedBy: string;
  readonly issuedAt: string;
}
