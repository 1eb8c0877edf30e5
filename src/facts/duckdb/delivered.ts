import type { Standpoint } from '../../core/measure/plan.ts';
import type { Dataset } from '../../core/scheme/scheme.ts';
import { batchPath, type Commit } from '../batch/log.ts';
import { instantOf } from '../batch/moment.ts';
import type { SourceParts } from '../sql/source.ts';

/** What the folder holds of one dataset. */
export interface StoredDataset {
  readonly dataset: Dataset;
  /** The table into which a plain file was read, and that file. */
  readonly plain: { readonly table: string; readonly file: string; readonly path: string } | null;
  readonly commits: readonly Commit[];
}

/** The part of a dataset that was known at a moment; null when nothing of it had been delivered by then. */
export function partsKnown(
  folder: string,
  stored: StoredDataset,
  at: Pick<Standpoint, 'knownAt'>,
): SourceParts | null {
  const moment = at.knownAt === null ? Number.POSITIVE_INFINITY : instantOf(at.knownAt);
  if (moment === null) throw new Error(`“${at.knownAt}” is not a moment with a zone`);
  const known = stored.commits.filter((commit) => (instantOf(commit.knownAt) ?? 0) <= moment);
  if (stored.plain === null && known.length === 0) return null;
  return {
    table: stored.plain?.table ?? null,
    batches: known.map((commit) => ({
      path: batchPath(folder, commit.batch),
      hash: commit.batch,
      action: commit.action,
      order: commit.sequence,
    })),
  };
}
