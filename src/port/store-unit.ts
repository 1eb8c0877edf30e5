/** A row of a campaign's roster, as cells of a units.csv; attributes by name, null: not known. */
export interface RosterRow {
  readonly unit: string;
  readonly name: string;
  readonly kind: string;
  readonly cohort: string;
  /** YYYY-MM-DD; null: since ever. */
  readonly validFrom: string | null;
  /** The last valid day; null: open. */
  readonly validTo: string | null;
  readonly attributes: Readonly<Record<string, string | null>>;
}

/** A row as it is kept: `revision` counts the changes of this unit. */
export interface KeptUnit extends RosterRow {
  readonly revision: number;
}
