/** Cells as text by column; null is blank. */
export type Row = Readonly<Record<string, string | null>>;

/**
 * `draft`: only the unit works on it. `submitted`: waits for the leads. `returned` and `reopened` wait for the unit,
 * the latter after its rows were taken back. `withdrawn` and `accepted` are settled.
 */
export type SubmissionState = 'draft' | 'submitted' | 'returned' | 'accepted' | 'withdrawn' | 'reopened';

/** What a unit hands in for a dataset. */
export interface Submission {
  readonly office: string;
  readonly id: string;
  readonly campaign: string;
  readonly dataset: string;
  readonly unit: string;
  readonly state: SubmissionState;
  readonly rows: readonly Row[];
  readonly note: string;
  /** How often it was submitted. */
  readonly round: number;
  /** Whether the last submitting was by the day it was due; null before the first. */
  readonly onTime: boolean | null;
  /** Why it was returned or reopened last. */
  readonly reason: string;
  /** Sequence numbers of the batches that hold its accepted rows. */
  readonly batches: readonly number[];
  readonly revision: number;
  readonly createdBy: string;
  readonly changedAt: string;
  readonly submittedAt: string | null;
  readonly settledAt: string | null;
}

export type SubmissionStepKind = 'submitted' | 'withdrawn' | 'signed' | 'returned' | 'accepted' | 'reopened';

export interface SubmissionStep {
  readonly number: number;
  readonly round: number;
  readonly kind: SubmissionStepKind;
  /** In whose name a lead signed or returned. */
  readonly lead: string | null;
  readonly reason: string;
  /** What was in it when it was submitted. */
  readonly rows: readonly Row[] | null;
  readonly note: string | null;
  readonly by: string;
  readonly at: string;
}

/** A lead that may not judge a unit, and who does it instead. */
export interface Recusal {
  readonly unit: string;
  /** Null: all indicators. */
  readonly indicator: string | null;
  readonly lead: string;
  readonly substitute: string | null;
  readonly reason: string;
  readonly ended: boolean;
  readonly revision: number;
  readonly by: string;
  readonly at: string;
}

/** What a lead judged of a unit. */
export interface Judgement {
  readonly id: string;
  readonly campaign: string;
  readonly dataset: string;
  readonly indicator: string;
  readonly unit: string;
  readonly lead: string;
  /** Canonical text of the key cells that name what is judged. */
  readonly item: string;
  readonly cells: Row;
  readonly reason: string;
  /** Sequence number of the batch that holds it. */
  readonly batch: number;
  readonly revision: number;
  readonly by: string;
  readonly at: string;
}

export type PanelState = 'open' | 'closed' | 'cancelled';

/** A blind panel of experts for one indicator's expert dataset. */
export interface Panel {
  readonly office: string;
  readonly id: string;
  readonly campaign: string;
  readonly indicator: string;
  readonly dataset: string;
  readonly title: string;
  readonly state: PanelState;
  /** Last day on which experts score, YYYY-MM-DD. */
  readonly closesOn: string;
  readonly leastVotes: number;
  readonly reason: string;
  readonly batch: number | null;
  readonly revision: number;
  readonly createdAt: string;
  readonly closedAt: string | null;
  readonly units: readonly string[];
  /** Accounts, in order of account: never in order of pseudonym. */
  readonly experts: readonly string[];
}

/** Only `given` counts. `recused`: a conflict of interest. */
export type VoteState = 'draft' | 'given' | 'abstained' | 'recused';

/** What an expert says of a unit; the expert is known by number only. */
export interface Vote {
  readonly unit: string;
  readonly expert: number;
  readonly state: VoteState;
  /** Decimal as text. */
  readonly value: string | null;
  readonly reason: string;
  readonly revision: number;
  readonly at: string;
}
