/** Something that brings rows of a dataset from elsewhere. */
export interface Connector {
  readonly id: string;
  readonly office: string;
  readonly campaign: string;
  readonly dataset: string;
  readonly name: string;
  readonly action: 'append' | 'replace';
  /** Where from, as JSON; its shape is the connectors' own. */
  readonly source: unknown;
  readonly mapping: readonly { readonly column: string; readonly from: string }[];
  readonly hasSecret: boolean;
  /** Five fields; null: only when somebody asks. */
  readonly schedule: string | null;
  readonly nextRun: string | null;
  /** Where the next pull starts. */
  readonly since: string | null;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly revision: number;
}

/** One pull. */
export interface ConnectorRun {
  readonly id: string;
  readonly connector: string;
  readonly state: 'running' | 'done' | 'failed';
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly since: string | null;
  readonly until: string | null;
  readonly rows: number;
  readonly rejects: number;
  /** SHA-256 of the batch it became; null when there was nothing to commit. */
  readonly batch: string | null;
  readonly problems: readonly { readonly code: string; readonly params: Readonly<Record<string, string>> }[];
}
