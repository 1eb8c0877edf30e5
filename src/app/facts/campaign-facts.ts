import { join } from 'node:path';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import type { Dataset, Scheme } from '../../core/scheme/scheme.ts';
import type { CommittedBatch } from '../../port/store-batch.ts';

/** Where the facts of a campaign lie: `batches`, and `merged` and `incoming` beside them. */
export const factsFolder = (folder: string, office: string, campaign: string): string =>
  join(folder, 'facts', office, campaign);

/** A dataset of the scheme by its name; `not-found` when it declares none. */
export function pickDataset(scheme: Pick<Scheme, 'datasets'>, name: string): Result<Dataset> {
  const dataset = scheme.datasets.find((each) => each.name === name);
  return dataset === undefined ? fail(problem('not-found', { what: name })) : ok(dataset);
}

/** A batch as clients see it; `recorded` is false where the same content was there already. */
export interface BatchView {
  readonly sequence: number;
  readonly dataset: string;
  /** SHA-256 of its file. */
  readonly batch: string;
  readonly action: CommittedBatch['action'];
  readonly knownAt: string;
  /** Id of the account. */
  readonly by: string;
  readonly source: CommittedBatch['source'];
  readonly rows: number;
  readonly rejects: number;
  readonly undoes: number | null;
  readonly reason: string | null;
  readonly label: string | null;
}

/** A batch without what only the store needs. */
export const viewOf = ({ office: _office, campaign: _campaign, ...batch }: CommittedBatch): BatchView =>
  batch;
