import type { PoolClient } from 'pg';
import { permit } from '../../access/permit.ts';
import { ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import type { ResultDocument } from '../../core/result/document.ts';
import type { Actor } from '../../port/actor.ts';
import type { KeptBulletin } from '../../port/store-bulletin.ts';
import { lastSequence } from '../../store/view/batches.ts';
import { knownNow } from '../../store/write/batches.ts';
import { insertBulletin, listBulletins, readBulletin } from '../../store/write/bulletins.ts';
import { inOffice } from '../../store/write/office-transaction.ts';
import { findCampaign, findCampaignAsKnown } from '../campaign/find-campaign.ts';
import type { OpenCampaign } from '../campaign/open-campaign.ts';
import { findSeenCampaign } from '../campaign/see-campaign.ts';
import { requireState } from '../campaign/state.ts';
import type { Platform } from '../platform.ts';
import { act, look, refused } from '../work/act.ts';
import { differenceOf } from './difference.ts';
import { type Ranking, rankingOf } from './read-scores.ts';
import type { ScoreDifference } from './score-desk.ts';
import { defaultDay } from './score-view.ts';
import { visibleResult } from './visible-result.ts';

/** A bulletin is for everybody: totals, ranks and grades are seen, sheets are not. */
const inPublic = { ranking: true } as const;

type Desk = Pick<Platform, 'store' | 'scores'>;

/** A bulletin as everybody sees it. */
export type BulletinView = Omit<KeptBulletin, 'office'>;
const viewOf = ({ office: _office, ...bulletin }: KeptBulletin): BulletinView => bulletin;

/** Issues a bulletin on the scores as of a day, as they are known at this moment. Days are YYYY-MM-DD. */
export async function issueBulletin(
  platform: Desk,
  actor: Actor,
  asked: { readonly campaign: string; readonly title: string; readonly asOf: string | null },
): Promise<Result<BulletinView>> {
  const { office } = actor;
  // A transaction of its own: it waits for commits under way, and the desk must not be asked inside one.
  const ready = await inOffice(platform.store.pool, office, async (client) => {
    const open = await findCampaign(client, office, asked.campaign);
    if (!open.ok) return open;
    const no = permit(actor, 'bulletin.issue', { office, name: asked.campaign }) ?? mayIssue(open.value);
    if (no !== null) return refused(no);
    const knownAt = await knownNow(client, office);
    if (!knownAt.ok) return knownAt;
    const sequence = await lastSequence(client, office, asked.campaign);
    const asOf = asked.asOf ?? (await defaultDay(client, open.value.scheme));
    return ok({ open: open.value, knownAt: knownAt.value, sequence, asOf });
  });
  if (!ready.ok) return ready;
  const { open, knownAt, sequence, asOf } = ready.value;
  const result = await platform.scores.result(open, { asOf, knownAt });
  if (!result.ok) return result;
  return act(platform, actor, async (work) => {
    const { campaign, title } = asked;
    const { resultHash } = result.value;
    const about = { office, campaign, title, asOf, knownAt, sequence, resultHash };
    const bulletin = await insertBulletin(work.client, {
      ...about,
      result: result.value,
      issuedBy: actor.account,
    });
    work.record({
      action: 'bulletin.issue',
      subject: `campaign/${campaign}/bulletin/${bulletin.number}`,
      campaign,
      details: { title, asOf, knownAt, resultHash },
    });
    return ok(viewOf(bulletin), result.problems);
  });
}

const mayIssue = ({ campaign }: OpenCampaign): Problem | null =>
  requireState(campaign, 'collecting', 'published', 'final');

/** The bulletins of a campaign, the latest first. */
export function readBulletins(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  asked: { readonly campaign: string },
): Promise<Result<readonly BulletinView[]>> {
  return look(platform, actor, async (client) => {
    const open = await allowed(client, actor, asked.campaign);
    if (!open.ok) return open;
    return ok((await listBulletins(client, actor.office, asked.campaign)).map(viewOf));
  });
}

/** A bulletin, everybody's place in it, and of its result what the actor may see. */
export interface OpenedBulletin {
  readonly bulletin: BulletinView;
  readonly ranking: Ranking;
  readonly result: ResultDocument;
}

/** A bulletin and, of its result, what the actor may see. */
export function openBulletin(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  asked: { readonly campaign: string; readonly number: number },
): Promise<Result<OpenedBulletin>> {
  return look(platform, actor, async (client) => {
    const kept = await find(client, actor, asked);
    if (!kept.ok) return kept;
    const { open, bulletin, result } = kept.value;
    const seen = visibleResult(actor, open, result, inPublic);
    return ok({ bulletin: viewOf(bulletin), ranking: rankingOf(open, seen), result: seen });
  });
}

/** Whether a bulletin computed again gives the same bits. */
export interface Replay {
  readonly number: number;
  readonly issuedHash: string;
  readonly replayedHash: string;
  readonly equal: boolean;
}

/** Computes a bulletin again from the scheme, the roster and the batches as they were known then. */
export async function replayBulletin(
  platform: Desk,
  actor: Actor,
  asked: { readonly campaign: string; readonly number: number },
): Promise<Result<Replay>> {
  const then = await look(platform, actor, async (client) => {
    const kept = await find(client, actor, asked);
    if (!kept.ok) return kept;
    const { bulletin } = kept.value;
    const open = await findCampaignAsKnown(client, actor.office, asked.campaign, bulletin.knownAt);
    return open.ok ? ok({ bulletin, open: open.value }) : open;
  });
  if (!then.ok) return then;
  const { bulletin, open } = then.value;
  const { asOf, knownAt } = bulletin;
  const again = await platform.scores.result(open, { asOf, knownAt });
  if (!again.ok) return again;
  const [issuedHash, replayedHash] = [bulletin.resultHash, again.value.resultHash];
  return ok({ number: asked.number, issuedHash, replayedHash, equal: issuedHash === replayedHash });
}

/** What changed from one bulletin to another, for everyone the actor may see. */
export function compareBulletins(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  asked: { readonly campaign: string; readonly from: number; readonly to: number },
): Promise<Result<ScoreDifference>> {
  return look(platform, actor, async (client) => {
    const { campaign } = asked;
    const before = await find(client, actor, { campaign, number: asked.from });
    const after = await find(client, actor, { campaign, number: asked.to });
    if (!before.ok) return before;
    if (!after.ok) return after;
    const { open } = after.value;
    const seen = (found: Found) => visibleResult(actor, open, found.result, inPublic);
    return ok(differenceOf(seen(before.value), seen(after.value)));
  });
}

interface Found {
  readonly open: OpenCampaign;
  readonly bulletin: KeptBulletin;
  readonly result: ResultDocument;
}

async function find(
  client: PoolClient,
  actor: Actor,
  { campaign, number }: { readonly campaign: string; readonly number: number },
): Promise<Result<Found>> {
  const open = await allowed(client, actor, campaign);
  if (!open.ok) return open;
  const kept = await readBulletin(client, actor.office, campaign, number);
  if (kept === null) return refused(problem('not-found', { what: `bulletin/${number}` }));
  // It was written as a result and nobody can change it since.
  return ok({ open: open.value, bulletin: kept.bulletin, result: kept.result as ResultDocument });
}

async function allowed(client: PoolClient, actor: Actor, campaign: string): Promise<Result<OpenCampaign>> {
  const open = await findSeenCampaign(client, actor, campaign);
  if (!open.ok) return open;
  const refusal = permit(actor, 'bulletin.read', { office: actor.office, name: campaign });
  return refusal === null ? open : refused(refusal);
}
