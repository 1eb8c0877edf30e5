import { join } from 'node:path';
import type { PoolClient } from 'pg';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import { canonicalJson } from '../../core/quantity/canonical.ts';
import type { Dataset } from '../../core/scheme/scheme.ts';
import type { Actor } from '../../port/actor.ts';
import type { CommittedBatch } from '../../port/store-batch.ts';
import { batchesOf } from '../../store/view/batches.ts';
import { listCampaigns } from '../../store/view/campaigns.ts';
import { commitBatch, holdCommits, shareCampaign } from '../../store/write/batches.ts';
import { findCampaign } from '../campaign/find-campaign.ts';
import type { OpenCampaign } from '../campaign/open-campaign.ts';
import type { Platform } from '../platform.ts';
import { collectingNow } from '../review/collecting.ts';
import { act, refused } from '../work/act.ts';
import { type BatchView, factsFolder, pickDataset, viewOf } from './campaign-facts.ts';
import { permitLoad } from './may-load.ts';

/** A campaign that holds the same dataset already, so that nobody is asked for it again. */
export interface Reusable {
  readonly campaign: string;
  readonly title: string;
  readonly batches: number;
}

const shapeOf = ({ columns, key, unit, time }: Dataset): string =>
  canonicalJson({
    columns: columns.map(({ name, type, decimals }) => ({ name, type, decimals })),
    key,
    unit,
    time,
  });

/** For each dataset without data: the office's other campaigns of an overlapping period that hold one of the same shape. */
export async function findReusable(
  client: PoolClient,
  open: OpenCampaign,
  batches: readonly CommittedBatch[],
): Promise<ReadonlyMap<string, readonly Reusable[]>> {
  const empty = open.scheme.datasets.filter(({ name }) => batches.every((each) => each.dataset !== name));
  const found = new Map<string, Reusable[]>(empty.map(({ name }) => [name, []]));
  if (empty.length === 0) return found;
  for (const { id } of await listCampaigns(client, open.campaign.office)) {
    const other = id === open.campaign.id ? null : await findCampaign(client, open.campaign.office, id);
    if (other === null || !other.ok || !overlaps(open, other.value)) continue;
    const held = await batchesOf(client, open.campaign.office, id);
    for (const dataset of empty) {
      const own = held.filter((each) => each.dataset === dataset.name);
      if (own.length === 0 || !sameShape(other.value, dataset)) continue;
      const { title } = other.value.campaign;
      found.get(dataset.name)?.push({ campaign: id, title, batches: own.length });
    }
  }
  return found;
}

const overlaps = (a: OpenCampaign, b: OpenCampaign): boolean =>
  a.scheme.period.start < b.scheme.period.end && b.scheme.period.start < a.scheme.period.end;

function sameShape({ scheme }: OpenCampaign, dataset: Dataset): boolean {
  const other = scheme.datasets.find((each) => each.name === dataset.name);
  return other !== undefined && other.kind === 'records' && shapeOf(other) === shapeOf(dataset);
}

/** Takes over all batches of a dataset from another campaign of the office, file by file; nothing is copied by hand or asked again. */
export function reuseDataset(
  platform: Pick<Platform, 'store' | 'folder'>,
  actor: Actor,
  asked: { readonly campaign: string; readonly dataset: string; readonly from: string },
): Promise<Result<{ readonly batches: readonly BatchView[] }>> {
  return act(platform, actor, async (work) => {
    const { client } = work;
    await shareCampaign(client, actor.office, asked.campaign);
    const open = await findCampaign(client, actor.office, asked.campaign);
    if (!open.ok) return open;
    const dataset = pickDataset(open.value.scheme, asked.dataset);
    if (!dataset.ok) return dataset;
    const refusal = permitLoad(actor, open.value, dataset.value);
    if (refusal !== null) return refused(refusal);
    const clock = await collectingNow(client, open.value);
    if (!clock.ok) return clock;
    const held = await holdCommits(client, actor.office);
    if (!held.ok) return held;
    const own = await batchesOf(client, actor.office, asked.campaign, { dataset: asked.dataset, after: 0 });
    if (own.length > 0) return refused(problem('dataset-not-empty', { dataset: asked.dataset }));
    const reusable = (await findReusable(client, open.value, own)).get(asked.dataset) ?? [];
    if (reusable.every((each) => each.campaign !== asked.from))
      return refused(problem('reuse-not-possible', { campaign: asked.from, dataset: asked.dataset }));
    const theirs = await batchesOf(client, actor.office, asked.from, { dataset: asked.dataset, after: 0 });
    const taken = await takeOver(platform, client, actor, theirs, asked);
    if (!taken.ok) return taken;
    const { campaign, from } = asked;
    work.record({
      action: 'batch.load',
      subject: `campaign/${campaign}/dataset/${asked.dataset}`,
      campaign,
      details: { dataset: asked.dataset, from, batches: taken.value.map((each) => each.sequence) },
    });
    return ok({ batches: taken.value });
  });
}

async function takeOver(
  { folder }: Pick<Platform, 'folder'>,
  client: PoolClient,
  { office, account }: Actor,
  theirs: readonly CommittedBatch[],
  { campaign, from }: { readonly campaign: string; readonly from: string },
): Promise<Result<readonly BatchView[]>> {
  const { shareFile } = await import('../../facts/batch/share-file.ts');
  const taken: BatchView[] = [];
  for (const each of theirs) {
    const name = join('batches', `${each.batch}.parquet`);
    await shareFile(
      join(factsFolder(folder, office, from), name),
      join(factsFolder(folder, office, campaign), name),
    );
    const source = [{ file: `campaign/${from}/batch/${each.sequence}`, sha256: each.batch }];
    const about = { campaign, by: account, source, label: from, undoes: null, reason: null };
    const done = await commitBatch(client, { ...each, ...about });
    if (!done.ok) return fail(...done.problems);
    taken.push(viewOf(done.value));
  }
  return ok(taken);
}
