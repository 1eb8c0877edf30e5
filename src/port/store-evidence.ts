/** Who has a file: the assessing office, a unit or a lead. */
export type Holder = 'office' | `unit/${string}` | `lead/${string}`;

/** A file as one holder has it. */
export interface Evidence {
  /** Of its content, hexadecimal; its id. */
  readonly sha256: string;
  readonly holder: Holder;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** Id of the account, and the moment (UTC). */
  readonly addedBy: string;
  readonly addedAt: string;
  /** For how many things it is handed in. */
  readonly links: number;
}

/** That a file is handed in for something. */
export interface EvidenceLink {
  readonly sha256: string;
  readonly holder: Holder;
  readonly subject: string;
  readonly campaign: string;
  readonly unit: string | null;
  readonly indicator: string | null;
  /** Where it is about what several indicators read, instead of one indicator. */
  readonly dataset: string | null;
}
