import { permit } from '../../access/permit.ts';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';
import type { Publication } from '../../port/store-decision.ts';
import { listPublications, readPublishedResult } from '../../store/view/publications.ts';
import { readBasis } from '../../store/view/results.ts';
import { holdCommits } from '../../store/write/batches.ts';
import { moveCampaign, updateCampaign } from '../../store/write/campaigns.ts';
import { utcNow } from '../../store/write/moment.ts';
import { insertPublication } from '../../store/write/publications.ts';
import { findAndHoldCampaign } from '../campaign/find-campaign.ts';
import type { OpenCampaign } from '../campaign/open-campaign.ts';
import { requireState } from '../campaign/state.ts';
import type { Platform } from '../platform.ts';
import { differenceOf } from '../scores/difference.ts';
import { act, refused, type Work } from '../work/act.ts';
import { missingItems, unlessAccepted } from './missing-items.ts';
import { type PublicPeriod, publicPeriod, utc } from './period.ts';
import { type Snapshot, takeSnapshot } from './snapshot.ts';

export interface AskedPublication {
  readonly campaign: string;
  /** Moments with zone; null: now. */
  readonly from: string | null;
  readonly to: string;
  /** Null: as the campaign says. */
  readonly appealDays: number | null;
  /** What is missing was looked at, and the result is published as provisional. */
  readonly acceptMissing: boolean;
}

/** Opens the publication period: the result of now is kept as it is, and collection is over. */
export async function openPublication(
  platform: Platform,
  actor: Actor,
  asked: AskedPublication,
): Promise<Result<Publication>> {
  const no = permit(actor, 'publication.open', { office: actor.office });
  if (no !== null) return refused(no);
  const taken = await takeSnapshot(platform, actor, asked.campaign, async (client, { campaign, scheme }) => {
    const wrong = requireState(campaign, 'collecting');
    if (wrong !== null) return refused(wrong);
    const days = asked.appealDays ?? campaign.appealDays;
    const period = publicPeriod({ ...asked, appealDays: days }, await utcNow(client), scheme.zoneMinutes);
    return period.ok ? ok(null) : period;
  });
  if (!taken.ok) return taken;
  const lacking = unlessAccepted(missingItems(taken.value.result), asked.acceptMissing);
  if (lacking !== null) return refused(lacking);
  return act(platform, actor, async (work) => {
    const held = await hold(work, taken.value);
    if (!held.ok) return held;
    const { campaign, scheme } = held.value;
    const wrong = requireState(campaign, 'collecting');
    if (wrong !== null) return refused(wrong);
    const appealDays = asked.appealDays ?? campaign.appealDays;
    const now = await utcNow(work.client);
    const period = publicPeriod({ ...asked, appealDays }, now, scheme.zoneMinutes);
    if (!period.ok) return period;
    if (appealDays !== campaign.appealDays)
      await updateCampaign(work.client, campaign, { ...campaign, appealDays });
    await moveCampaign(work.client, campaign, 'published', period.value);
    return ok(await enter(work, taken.value, period.value, { number: 1, reason: '', difference: null }));
  });
}

export interface AskedCorrection {
  readonly campaign: string;
  readonly reason: string;
  /** A later end of the period; null: as it is. */
  readonly to: string | null;
  readonly acceptMissing: boolean;
}

/** Publishes the result of now in the place of the one before, with what differs and why. */
export async function publishCorrection(
  platform: Platform,
  actor: Actor,
  asked: AskedCorrection,
): Promise<Result<Publication>> {
  const no = permit(actor, 'publication.open', { office: actor.office });
  if (no !== null) return refused(no);
  const reason = asked.reason.trim();
  if (reason === '') return refused(problem('reason-required', {}));
  const taken = await takeSnapshot(platform, actor, asked.campaign, async (_, { campaign }) => {
    const wrong = requireState(campaign, 'published');
    return wrong === null ? ok(null) : refused(wrong);
  });
  if (!taken.ok) return taken;
  const { result } = taken.value;
  const lacking = unlessAccepted(missingItems(result), asked.acceptMissing);
  if (lacking !== null) return refused(lacking);
  return act(platform, actor, async (work) => {
    const held = await hold(work, taken.value);
    if (!held.ok) return held;
    const { campaign } = held.value;
    const { office, id } = campaign;
    const wrong = requireState(campaign, 'published');
    if (wrong !== null) return refused(wrong);
    const last = (await listPublications(work.client, office, id)).at(-1);
    const before = last && (await readPublishedResult(work.client, office, id, last.number));
    if (last === undefined || before == null) return fail(problem('publication-none', { campaign: id }));
    const difference = differenceOf(before, result);
    if (difference.units.length === 0)
      return fail(problem('publication-unchanged', { number: String(last.number) }));
    const publicTo = asked.to === null ? last.publicTo : utc(asked.to);
    if (publicTo === null || publicTo < last.publicTo) return fail(problem('publication-period-wrong', {}));
    const { publicFrom, appealTo } = last;
    await moveCampaign(work.client, campaign, 'published', { publicFrom: null, publicTo });
    const period = { publicFrom, publicTo, appealTo };
    return ok(await enter(work, taken.value, period, { number: last.number + 1, reason, difference }));
  });
}

/** The campaign held, and still what the snapshot was taken of. */
async function hold({ client, actor }: Work, { open, basis }: Snapshot): Promise<Result<OpenCampaign>> {
  const { id } = open.campaign;
  const held = await holdCommits(client, actor.office);
  if (!held.ok) return held;
  const found = await findAndHoldCampaign(client, actor.office, id);
  if (!found.ok) return found;
  const now = await readBasis(client, actor.office, id);
  return now.basis === basis ? found : fail(problem('facts-moved', {}));
}

async function enter(
  work: Work,
  { open, sequence, result }: Snapshot,
  period: PublicPeriod,
  about: Pick<Publication, 'number' | 'reason' | 'difference'>,
): Promise<Publication> {
  const { client, actor } = work;
  const missing = missingItems(result);
  const { id: campaign } = open.campaign;
  const { resultHash } = result;
  const provisional = result.provisional || missing.length > 0;
  const made = await insertPublication(client, {
    ...{ office: actor.office, campaign, by: actor.account, ...about, ...period },
    ...{ provisional, missing, result, resultHash, factsSequence: sequence },
  });
  const { number, reason } = about;
  const details = { number, reason, resultHash, sequence, missing: missing.length, ...period };
  work.record({
    action: 'publication.open',
    subject: `campaign/${campaign}/publication/${number}`,
    campaign,
    details,
  });
  return made;
}
