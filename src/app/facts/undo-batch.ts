import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import type { Undoing, UndoingFile } from '../../facts/undo.ts';
import type { Actor } from '../../port/actor.ts';
import type { CommittedBatch } from '../../port/store-batch.ts';
import { batchesOf } from '../../store/view/batches.ts';
import { commitBatch, holdCommits, shareCampaign } from '../../store/write/batches.ts';
import { findCampaign } from '../campaign/find-campaign.ts';
import type { OpenCampaign } from '../campaign/open-campaign.ts';
import type { Platform } from '../platform.ts';
import { collectingNow } from '../review/collecting.ts';
import { act, refused, type Work } from '../work/act.ts';
import { type BatchView, factsFolder, pickDataset, viewOf } from './campaign-facts.ts';
import { permitDataset } from './may-load.ts';

export interface AskedUndo {
  readonly campaign: string;
  readonly sequence: number;
  readonly reason: string;
}

/** What took a batch back: the batches committed for it, and the records they concern. */
export interface UndoneBatch {
  readonly undone: number;
  readonly batches: readonly BatchView[];
  /** Records put back to what they were before it. */
  readonly restored: number;
  /** Records that were not there before it. */
  readonly removed: number;
  /** Records that later batches changed: they stay. */
  readonly kept: number;
}

/**
 * Takes an uploaded batch back by committing what was before; nothing is deleted, and undoing that brings it back. Only
 * while collecting. Problems: not an upload, or later batches have the last word on all its records.
 */
export function undoBatch(
  platform: Pick<Platform, 'store' | 'folder'>,
  actor: Actor,
  asked: AskedUndo,
): Promise<Result<UndoneBatch>> {
  return act(platform, actor, async (work) => {
    await shareCampaign(work.client, actor.office, asked.campaign);
    const open = await findCampaign(work.client, actor.office, asked.campaign);
    if (!open.ok) return open;
    const { office, id } = open.value.campaign;
    const held = await holdCommits(work.client, office);
    if (!held.ok) return held;
    const all = await batchesOf(work.client, office, id);
    const batch = all.find((each) => each.sequence === asked.sequence);
    if (batch === undefined) return refused(problem('not-found', { what: `batch/${asked.sequence}` }));
    const refusal = permitDataset(actor, 'batch.undo', open.value, batch.dataset);
    if (refusal !== null) return refused(refusal);
    const clock = await collectingNow(work.client, open.value);
    if (!clock.ok) return clock;
    const sequence = String(batch.sequence);
    if (batch.label === null && batch.undoes === null)
      return refused(problem('batch-not-an-upload', { sequence }));
    const undoing = await stage(platform, open.value, all, batch);
    if (!undoing.ok) return undoing;
    if (undoing.value.restored === null && undoing.value.removed === null)
      return refused(problem('batch-overridden', { sequence }));
    return commitUndoing(work, open.value, batch, undoing.value, asked.reason);
  });
}

async function stage(
  { folder }: Pick<Platform, 'folder'>,
  { campaign, scheme }: OpenCampaign,
  all: readonly CommittedBatch[],
  batch: CommittedBatch,
): Promise<Result<Undoing>> {
  const dataset = pickDataset(scheme, batch.dataset);
  if (!dataset.ok) return dataset;
  const commits = all.filter((each) => each.dataset === batch.dataset);
  // An undoing may be two batches, which belong together.
  const undone = commits.filter(
    (each) => each.sequence === batch.sequence || (batch.undoes !== null && each.undoes === batch.undoes),
  );
  const { stageUndoing } = await import('../../facts/undo.ts');
  const own = factsFolder(folder, campaign.office, campaign.id);
  return ok(
    await stageUndoing(
      own,
      dataset.value,
      commits,
      undone.map((each) => each.sequence),
    ),
  );
}

async function commitUndoing(
  work: Work,
  { campaign: { office, id } }: OpenCampaign,
  { sequence, dataset }: CommittedBatch,
  { restored, removed, kept }: Undoing,
  reason: string,
): Promise<Result<UndoneBatch>> {
  const source = [{ file: `batch/${sequence}`, sha256: '' }];
  const about = { office, campaign: id, dataset, by: work.actor.account, rejects: 0, label: null };
  const batches: BatchView[] = [];
  const parts: readonly (readonly ['replace' | 'retract', UndoingFile | null])[] = [
    ['replace', restored],
    ['retract', removed],
  ];
  for (const [action, file] of parts) {
    if (file === null) continue;
    const done = await commitBatch(work.client, {
      ...about,
      ...file,
      action,
      source,
      undoes: sequence,
      reason,
    });
    if (!done.ok) return fail(...done.problems);
    batches.push(viewOf(done.value));
  }
  const counts = { restored: restored?.rows ?? 0, removed: removed?.rows ?? 0, kept };
  work.record({
    action: 'batch.undo',
    subject: `campaign/${id}/batch/${sequence}`,
    campaign: id,
    details: { dataset, reason, ...counts, by: batches.map((each) => each.sequence) },
  });
  return ok({ undone: sequence, batches, ...counts });
}
