/** What makes an immutable Parquet file part of an office's facts. */
export interface BatchCommit {
  readonly office: string;
  readonly dataset: string;
  /** SHA-256 of the file, which is also its name. */
  readonly batch: string;
  readonly action: 'append' | 'replace' | 'retract';
  readonly by: string;
  readonly source: readonly { readonly file: string; readonly sha256: string }[];
  readonly rows: number;
  readonly rejects: number;
}

/** A commit with its place in the office's order and the moment (UTC, microseconds) since which it is known. */
export interface CommittedBatch extends BatchCommit {
  readonly sequence: number;
  readonly knownAt: string;
}
