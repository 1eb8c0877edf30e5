import { ok, type Result } from '../../core/problem/problem.ts';
import type { Dataset } from '../../core/scheme/scheme.ts';
import type { StagedBatch, Staging } from '../../facts/staging.ts';
import type { Reject } from '../../port/fact-engine.ts';
import type { CommittedBatch } from '../../port/store-batch.ts';
import { batchesOf } from '../../store/view/batches.ts';
import { insertRejects } from '../../store/write/batch-rejects.ts';
import { commitBatch, holdCommits } from '../../store/write/batches.ts';
import type { OpenCampaign } from '../campaign/open-campaign.ts';
import type { Platform } from '../platform.ts';
import type { Work } from '../work/act.ts';
import { factsFolder } from './campaign-facts.ts';

/** A delivery that was read, and what to write of it. */
export interface StagedCommit {
  readonly open: OpenCampaign;
  readonly dataset: Dataset;
  readonly action: CommittedBatch['action'];
  readonly staging: Staging;
  readonly source: CommittedBatch['source'];
  /** Refused rows undo everything. */
  readonly whole?: boolean;
  /** A batch made ahead, so that a large one does not keep others waiting; it is made again when more was committed since. */
  readonly ahead?: SettledAhead;
  readonly label?: string | null;
  readonly undoes?: number;
  readonly reason?: string;
}

/** A batch made against the commits up to a sequence (0: none). */
export interface SettledAhead {
  readonly upTo: number;
  readonly settled: Result<StagedBatch>;
}

export interface CommitOutcome {
  readonly batch: CommittedBatch;
  /** False: the same content was there already. */
  readonly recorded: boolean;
  readonly rejects: readonly Reject[];
}

/**
 * Commits what was staged, against what is there now: until the transaction ends nobody else commits for the office.
 */
export async function commitStaged(
  platform: Pick<Platform, 'folder'>,
  { client, actor }: Pick<Work, 'client' | 'actor'>,
  staged: StagedCommit,
): Promise<Result<CommitOutcome>> {
  const { open, dataset, action, staging } = staged;
  const { office, id: campaign } = open.campaign;
  const held = await holdCommits(client, office);
  if (!held.ok) return held;
  const { committedSource, findSame, isInPlace } = await import('../../facts/staging.ts');
  const commits = await batchesOf(client, office, campaign, { dataset: dataset.name, after: 0 });
  const folder = factsFolder(platform.folder, office, campaign);
  const { ahead } = staged;
  const stands = ahead?.upTo === upToOf(commits) && (await isInPlace(folder, ahead.settled));
  const settled = stands
    ? ahead.settled
    : await staging.settle(folder, await committedSource(folder, dataset, commits), staged.whole);
  if (!settled.ok) return settled;
  const { batch, rows, rejects } = settled.value;
  const same = findSame(commits, (each) => each.batch === batch && each.action === action);
  if (same !== null) return ok({ batch: same, recorded: false, rejects }, settled.problems);
  const { source, label = null, undoes = null, reason = null } = staged;
  const about = { office, campaign, dataset: dataset.name, by: actor.account, source, label, undoes, reason };
  const committed = await commitBatch(client, { ...about, batch, action, rows, rejects: rejects.length });
  if (!committed.ok) return committed;
  await insertRejects(client, office, committed.value.sequence, rejects.map(keptReject));
  return ok({ batch: committed.value, recorded: true, rejects }, settled.problems);
}

/** Makes a batch before anybody has to wait for it. */
export async function settleAhead(
  folder: string,
  dataset: Dataset,
  commits: readonly CommittedBatch[],
  staging: Staging,
): Promise<SettledAhead> {
  const { committedSource } = await import('../../facts/staging.ts');
  const settled = await staging.settle(folder, await committedSource(folder, dataset, commits));
  return { upTo: upToOf(commits), settled };
}

const upToOf = (commits: readonly CommittedBatch[]): number => commits.at(-1)?.sequence ?? 0;

const keptReject = ({ file, line, column, cell, problem }: Reject) => ({
  file,
  line,
  column,
  cell,
  code: problem.code,
  params: problem.params,
});
