import type { UnitEnvelope } from '../../core/envelope/envelope.ts';
import type { Result } from '../../core/problem/problem.ts';
import type { ResultDocument } from '../../core/result/document.ts';
import type { CommittedFacts } from '../../facts/open-committed.ts';
import type { OpenCampaign } from '../campaign/open-campaign.ts';
import type { ExplainedScore } from '../explain-indicator.ts';

/** From where scores are seen. `asOf` YYYY-MM-DD, null: the last day of the period, or today where that is earlier. */
export interface SeenFrom {
  readonly asOf: string | null;
  /** ISO 8601 with zone; null: all that is committed. */
  readonly knownAt: string | null;
}

/** Rows of one dataset that are not committed: what an amendment would add, replace or take away. */
export interface ProposedRows {
  readonly dataset: string;
  readonly action: 'append' | 'replace' | 'retract';
  /** Cells as text by column, null for blank; all columns, or for `retract` the key's. */
  readonly rows: readonly Readonly<Record<string, string | null>>[];
}

/** How one unit stands before and after; decimals as text, null while something is missing. */
export interface UnitDifference {
  readonly table: string;
  readonly unit: string;
  readonly name: string;
  readonly total: readonly [before: string | null, after: string | null];
  readonly rank: readonly [before: string | null, after: string | null];
  readonly grade: readonly [before: string | null, after: string | null];
  readonly indicators: readonly {
    readonly id: string;
    readonly name: string;
    readonly score: readonly [before: string | null, after: string | null];
  }[];
}

/** Everyone whose score, rank or grade differs, and the results compared. */
export interface ScoreDifference {
  readonly beforeHash: string;
  readonly afterHash: string;
  readonly units: readonly UnitDifference[];
}

/** Answers for the scores of campaigns. What batches did not touch is not measured again. */
export interface ScoreDesk {
  result(open: OpenCampaign, from: SeenFrom): Promise<Result<ResultDocument>>;
  explain(
    open: OpenCampaign,
    from: SeenFrom,
    asked: { readonly unit: string; readonly indicator: string; readonly records: number },
  ): Promise<Result<ExplainedScore>>;
  /** What every unit can still reach while something is missing, by id of the table. */
  reachable(
    open: OpenCampaign,
    from: SeenFrom,
  ): Promise<Result<ReadonlyMap<string, readonly UnitEnvelope[]>>>;
  /** What the rows would change, for everyone affected; nothing is committed. */
  difference(open: OpenCampaign, from: SeenFrom, proposed: ProposedRows): Promise<Result<ScoreDifference>>;
  /** The campaign's facts as they are now, for other questions than scores. */
  facts<T>(open: OpenCampaign, work: (facts: CommittedFacts) => Promise<Result<T>>): Promise<Result<T>>;
  close(): Promise<void>;
}
