/**
 * What is promised of one input column of a bulk run. `name` is the formula's name for it, or the canonical text of
 * the aggregate it answers. Values are integers: the number times 10^scale, each within low..high.
 */
export interface ColumnDescriptor {
  readonly name: string;
  readonly scale: number;
  readonly low: number;
  readonly high: number;
  /** Whether a row may be missing or not applicable. */
  readonly nullable: boolean;
}

/** One column's rows. `state`: 0 known, 1 missing, 2 not applicable; null when every row is known. */
export interface ColumnValues {
  readonly values: Float64Array;
  readonly state: Uint8Array | null;
}

/** Row i scored `scaled[i]` / 10^decimals when `state[i]` is 0; otherwise `scaled[i]` is 0. */
export interface BulkScores {
  readonly scaled: Float64Array;
  readonly state: Uint8Array;
}

export const knownState = 0;
export const missingState = 1;
export const notApplicableState = 2;
