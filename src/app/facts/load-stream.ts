import { basename } from 'node:path';
import { fail, ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import type { Dataset } from '../../core/scheme/scheme.ts';
import type { Actor } from '../../port/actor.ts';
import type { CommittedBatch } from '../../port/store-batch.ts';
import { batchesOf } from '../../store/view/batches.ts';
import { shareCampaign } from '../../store/write/batches.ts';
import { readMapping, rememberMapping } from '../../store/write/dataset-mappings.ts';
import { findCampaign } from '../campaign/find-campaign.ts';
import type { OpenCampaign } from '../campaign/open-campaign.ts';
import type { Platform } from '../platform.ts';
import { collectingNow } from '../review/collecting.ts';
import { act, look, refused } from '../work/act.ts';
import { type BatchView, factsFolder, pickDataset, viewOf } from './campaign-facts.ts';
import { commitStaged, type StagedCommit, settleAhead } from './commit-staged.ts';
import { permitLoad } from './may-load.ts';
import { dataFormats, formatOf } from './media-types.ts';
import { type AskedMapping, checkMapping, readingOf } from './reading.ts';
import { type Received, withReceived } from './receive.ts';

/** Bulk data for one dataset of a campaign, as it arrives. */
export interface AskedStream {
  readonly campaign: string;
  readonly dataset: string;
  readonly action: CommittedBatch['action'];
  readonly mediaType: string;
  readonly stream: AsyncIterable<Uint8Array>;
  /** What records will say they came from; null: the dataset's name. */
  readonly fileName: string | null;
  readonly encoding?: 'gzip' | null;
  /** What to call the upload in lists; null: the file's name. */
  readonly label?: string | null;
  /** Other names of columns in this file; remembered for the next one. */
  readonly mapping?: AskedMapping;
  readonly signal: AbortSignal;
}

/** What became of an upload. */
export interface LoadedStream {
  readonly batch: BatchView;
  readonly rows: number;
  readonly rejects: number;
  /** False: the same content was there already, and nothing was recorded. */
  readonly recorded: boolean;
}

/**
 * Takes bulk data as one batch: good rows are committed, the others kept with their reasons. The same content again is
 * the same batch. An upload that is broken off or aborted leaves nothing. Only while collecting.
 */
export async function loadStream(
  platform: Pick<Platform, 'store' | 'folder'>,
  actor: Actor,
  asked: AskedStream,
): Promise<Result<LoadedStream>> {
  const format = formatOf(asked.mediaType);
  if (format === null) return refused(typeUnknown(asked.mediaType));
  const ready = await look(platform, actor, (client) => prepare(client, actor, asked));
  if (!ready.ok) return ready;
  const { open } = ready.value;
  const folder = factsFolder(platform.folder, actor.office, open.campaign.id);
  const arriving = { stream: asked.stream, format, encoding: asked.encoding ?? null, signal: asked.signal };
  return withReceived(folder, arriving, (received) =>
    commitReceived(platform, actor, asked, ready.value, received),
  );
}

const typeUnknown = (type: string): Problem =>
  problem('upload-type-unknown', { type, known: Object.keys(dataFormats).join(', ') });

interface Ready {
  readonly open: OpenCampaign;
  readonly dataset: Dataset;
  readonly given: ReadonlyMap<string, string>;
  readonly remembered: ReadonlyMap<string, string>;
  readonly commits: readonly CommittedBatch[];
}

async function prepare(
  client: Parameters<typeof findCampaign>[0],
  actor: Actor,
  asked: AskedStream,
): Promise<Result<Ready>> {
  const open = await findCampaign(client, actor.office, asked.campaign);
  if (!open.ok) return open;
  const dataset = pickDataset(open.value.scheme, asked.dataset);
  if (!dataset.ok) return dataset;
  const refusal = permitLoad(actor, open.value, dataset.value);
  if (refusal !== null) return refused(refusal);
  const clock = await collectingNow(client, open.value);
  const given = checkMapping(dataset.value, asked.mapping ?? {});
  if (!clock.ok || !given.ok) return fail(...clock.problems, ...given.problems);
  const { office, id } = open.value.campaign;
  const remembered = await readMapping(client, office, dataset.value.name);
  const commits = await batchesOf(client, office, id, { dataset: dataset.value.name, after: 0 });
  return ok({ open: open.value, dataset: dataset.value, given: given.value, remembered, commits });
}

async function commitReceived(
  platform: Pick<Platform, 'store' | 'folder'>,
  actor: Actor,
  asked: AskedStream,
  ready: Ready,
  { path, sha256 }: Received,
): Promise<Result<LoadedStream>> {
  const { open, dataset, given, remembered, commits } = ready;
  const { fileSource, findSame, openDatabase, stageDelivery } = await import('../../facts/staging.ts');
  const file = fileNameOf(asked);
  const isSame = ({ action, source }: CommittedBatch): boolean =>
    action === asked.action && source.length === 1 && source[0]?.sha256 === sha256;
  const same = given.size > 0 ? null : findSame(commits, isSame);
  if (same !== null)
    return ok(outcome(same, false), [problem('facts-batch-known', { file, batch: same.batch })]);
  const database = await openDatabase();
  try {
    const reading = readingOf(dataset, open.units, remembered, given);
    const staging = await stageDelivery(database.connection, {
      scheme: open.scheme,
      dataset,
      action: asked.action,
      sources: [fileSource(path, reading, file)],
      signal: asked.signal,
    });
    if (!staging.ok) return staging;
    const folder = factsFolder(platform.folder, actor.office, open.campaign.id);
    const ahead = await settleAhead(folder, dataset, commits, staging.value);
    const staged = { staging: staging.value, ahead, source: [{ file, sha256 }] };
    return await commitInAct(platform, actor, asked, ready, staged);
  } catch (error) {
    if (asked.signal.aborted) return refused(problem('upload-broken', { reason: 'aborted' }));
    throw error;
  } finally {
    database.close();
  }
}

function commitInAct(
  platform: Pick<Platform, 'store' | 'folder'>,
  actor: Actor,
  asked: AskedStream,
  { open, dataset, given }: Ready,
  staged: Pick<StagedCommit, 'staging' | 'ahead' | 'source'>,
): Promise<Result<LoadedStream>> {
  const { office, id } = open.campaign;
  return act(platform, actor, async (work) => {
    await shareCampaign(work.client, office, id);
    const now = await findCampaign(work.client, office, id);
    const clock = now.ok ? await collectingNow(work.client, now.value) : now;
    if (!clock.ok) return clock;
    const label = asked.label ?? staged.source[0]?.file ?? null;
    const { action } = asked;
    const done = await commitStaged(platform, work, { ...staged, open, dataset, action, label });
    if (!done.ok) return done;
    const { batch, recorded } = done.value;
    if (given.size > 0)
      await rememberMapping(work.client, { office, dataset: dataset.name, by: actor.account }, given);
    if (recorded) work.record(loadedDeed(batch, id));
    return ok(outcome(batch, recorded), done.problems);
  });
}

const loadedDeed = (
  { sequence, dataset, action, batch, rows, rejects, source }: CommittedBatch,
  campaign: string,
) => ({
  action: 'batch.load' as const,
  subject: `campaign/${campaign}/batch/${sequence}`,
  campaign,
  details: { dataset, action, batch, rows, rejects, files: source.map((each) => each.file) },
});

const outcome = (batch: CommittedBatch, recorded: boolean): LoadedStream => ({
  batch: viewOf(batch),
  rows: batch.rows,
  rejects: batch.rejects,
  recorded,
});

/** The name without folders and control characters, at most 150 characters. */
function fileNameOf({ fileName, dataset }: AskedStream): string {
  const plain = basename((fileName ?? '').replaceAll('\\', '/'))
    .replace(/[\p{Cc}\p{Cs}]/gu, '')
    .trim();
  return plain === '' ? dataset : plain.slice(-150);
}
