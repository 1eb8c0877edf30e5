import { reachesAll } from '../../access/permit.ts';
import { catalogue, type ProblemCode } from '../../core/problem/catalogue.ts';
import { ok, type Problem, problem, type Result, renderProblem } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';
import { batchPage, readBatch } from '../../store/view/batches.ts';
import { type KeptReject, rejectPage } from '../../store/write/batch-rejects.ts';
import { findSeenCampaign } from '../campaign/see-campaign.ts';
import type { Platform } from '../platform.ts';
import { mayList, type Page } from '../review/page.ts';
import { look, refused } from '../work/act.ts';
import { type BatchView, viewOf } from './campaign-facts.ts';
import { permitDataset } from './may-load.ts';

export interface AskedBatches {
  readonly campaign: string;
  /** Null: of every dataset the actor may see. */
  readonly dataset: string | null;
  /** The `next` of the page before; null: the latest. */
  readonly cursor: string | null;
  readonly limit: number;
}

/** Batches of a campaign, the latest first; a lead sees those of the datasets of its indicators. */
export function listBatches(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  asked: AskedBatches,
): Promise<Result<Page<BatchView>>> {
  return look(platform, actor, async (client) => {
    const open = await findSeenCampaign(client, actor, asked.campaign);
    if (!open.ok) return open;
    const refusal =
      asked.dataset === null
        ? mayList(actor, 'batch.read')
        : permitDataset(actor, 'batch.read', open.value, asked.dataset);
    if (refusal !== null) return refused(refusal);
    const names = open.value.scheme.datasets.map((each) => each.name);
    const own = names.filter((name) => permitDataset(actor, 'batch.read', open.value, name) === null);
    const all = reachesAll(actor, 'batch.read') ? null : own;
    const datasets = asked.dataset === null ? all : [asked.dataset];
    const before = asked.cursor === null ? null : Number(asked.cursor);
    const page = { datasets, before, limit: asked.limit + 1 };
    const found = await batchPage(client, actor.office, asked.campaign, page);
    return ok(paged(found.map(viewOf), asked.limit, (last) => String(last.sequence)));
  });
}

/** One batch. */
export function readOneBatch(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  asked: { readonly campaign: string; readonly sequence: number },
): Promise<Result<BatchView>> {
  return look(platform, actor, async (client) => {
    const open = await findSeenCampaign(client, actor, asked.campaign);
    if (!open.ok) return open;
    const batch = await readBatch(client, actor.office, asked.campaign, asked.sequence);
    if (batch === null) return refused(problem('not-found', { what: `batch/${asked.sequence}` }));
    const refusal = permitDataset(actor, 'batch.read', open.value, batch.dataset);
    return refusal === null ? ok(viewOf(batch)) : refused(refusal);
  });
}

/** A row or cell that was not taken, with the reason in words. */
export interface RejectView extends KeptReject {
  readonly zh: { readonly what: string; readonly fix: string };
  readonly en: { readonly what: string; readonly fix: string };
}

/** What was not taken of a batch, in the order of files and lines. */
export async function listRejects(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  asked: {
    readonly campaign: string;
    readonly sequence: number;
    readonly cursor: string | null;
    readonly limit: number;
  },
): Promise<Result<Page<RejectView>>> {
  const batch = await readOneBatch(platform, actor, asked);
  if (!batch.ok) return batch;
  const page = { after: Number(asked.cursor ?? 0), limit: asked.limit + 1 };
  const found = await look(platform, actor, (client) =>
    rejectPage(client, actor.office, asked.sequence, page),
  );
  return ok(paged(found.map(rejectView), asked.limit, (last) => String(last.number)));
}

function rejectView(reject: KeptReject): RejectView {
  const each: Problem = {
    code: reject.code as ProblemCode,
    severity: 'error',
    params: reject.params,
    at: null,
  };
  // A code of an older version may be gone; the code itself still says something.
  const known = Object.hasOwn(catalogue, reject.code);
  const words = (language: 'zh' | 'en') =>
    known ? renderProblem(each, language) : { what: reject.code, fix: '' };
  return { ...reject, zh: words('zh'), en: words('en') };
}

/** A page of at most `limit`, found with one more than that. */
export function paged<T>(found: readonly T[], limit: number, cursor: (last: T) => string): Page<T> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, next: found.length > limit && last !== undefined ? cursor(last) : null };
}
