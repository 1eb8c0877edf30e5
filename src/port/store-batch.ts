/** What makes an immutable Parquet file part of an office's facts. */
export interface BatchCommit {
  readonly office: string;
  /** Whose facts they are; null only for what was committed before campaigns kept their own. */
  readonly campaign: string | null;
  readonly dataset: string;
  /** SHA-256 of the file, which is also its name. */
  readonly batch: string;
  readonly action: 'append' | 'replace' | 'retract';
  readonly by: string;
  readonly source: readonly { readonly file: string; readonly sha256: string }[];
  readonly rows: number;
  readonly rejects: number;
  /** Sequence of the batch whose words this one takes back, with the reason; null for every other. */
  readonly undoes: number | null;
  readonly reason: string | null;
  /** What whoever uploaded it called it. */
  readonly label: string | null;
}

/** A commit with its place in the office's order and the moment (UTC, microseconds) since which it is known. */
export interface CommittedBatch extends BatchCommit {
  readonly sequence: number;
  readonly knownAt: string;
}
