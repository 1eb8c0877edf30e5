import type { Standpoint } from '../../core/measure/plan.ts';
import type { Dataset } from '../../core/scheme/scheme.ts';
import { batchPath, type FactCommit } from '../batch/log.ts';
import { instantOf } from '../batch/moment.ts';
import type { SourceParts } from '../sql/source.ts';

/** What the folder holds of one dataset. */
export interface StoredDataset {
  readonly dataset: Dataset;
  /** The table into which a plain file was read, and that file. */
  readonly plain: { readonly table: string; readonly file: string; readonly path: string } | null;
  readonly commits: readonly FactCommit[];
  /** A file that holds the first of the commits together; null where each is read from its own. */
  readonly merged: { readonly path: string; readonly commits: number } | null;
  /** Where a batch's file is, where that is not the folder: rows that are only proposed. */
  readonly paths?: ReadonlyMap<string, string>;
}

/** The part of a dataset that was known at a moment; null when nothing of it had been delivered by then. */
export function partsKnown(
  folder: string,
  stored: StoredDataset,
  at: Pick<Standpoint, 'knownAt'>,
): SourceParts | null {
  const moment = at.knownAt === null ? Number.POSITIVE_INFINITY : instantOf(at.knownAt);
  if (moment === null) throw new Error(`“${at.knownAt}” is not a moment with a zone`);
  const isKnown = (commit: FactCommit): boolean => (instantOf(commit.knownAt) ?? 0) <= moment;
  const known = stored.commits.filter(isKnown);
  if (stored.plain === null && known.length === 0) return null;
  // Moments never go back along the commits, so of the merged ones a beginning is known.
  const inMerged = stored.commits.slice(0, stored.merged?.commits ?? 0).filter(isKnown).length;
  const upTo = known[inMerged - 1]?.sequence;
  return {
    table: stored.plain?.table ?? null,
    merged: stored.merged === null || upTo === undefined ? null : { path: stored.merged.path, upTo },
    batches: known.slice(inMerged).map((commit) => ({
      path: stored.paths?.get(commit.batch) ?? batchPath(folder, commit.batch),
      action: commit.action,
      order: commit.sequence,
    })),
  };
}
