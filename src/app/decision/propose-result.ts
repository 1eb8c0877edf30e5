import { permit } from '../../access/permit.ts';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';
import { readBasis, readOpenProposal } from '../../store/view/results.ts';
import { holdCommits } from '../../store/write/batches.ts';
import { endProposal, insertProposal } from '../../store/write/results.ts';
import { findAndHoldCampaign } from '../campaign/find-campaign.ts';
import type { OpenCampaign } from '../campaign/open-campaign.ts';
import type { Platform } from '../platform.ts';
import { act, refused, type Work } from '../work/act.ts';
import { noteResult, notPublished, notReady } from './final-readiness.ts';
import { missingItems, unlessAccepted } from './missing-items.ts';
import { type ResultView, showResult } from './result-view.ts';
import { takeSnapshot } from './snapshot.ts';
export interface AskedProposal {
  readonly campaign: string;
  readonly reason: string;
  /** What is missing was looked at, and stays without a score for good. */
  readonly acceptMissing: boolean;
}

/** The first of two persons proposes the published result as final, when the period is over and appeals are decided. */
export async function proposeResult(
  platform: Platform,
  actor: Actor,
  asked: AskedProposal,
): Promise<Result<ResultView>> {
  const no = permit(actor, 'result.propose', { office: actor.office });
  if (no !== null) return refused(no);
  const taken = await takeSnapshot(platform, actor, asked.campaign, async (client, open) => {
    const wrong = await notReady(client, open);
    return wrong === null ? ok(null) : refused(wrong);
  });
  if (!taken.ok) return taken;
  const { result, knownAt, basis, sequence } = taken.value;
  const missing = missingItems(result);
  const lacking = unlessAccepted(missing, asked.acceptMissing);
  if (lacking !== null) return refused(lacking);
  return act(platform, actor, async (work) => {
    const held = await hold(work, asked.campaign, basis);
    if (!held.ok) return held;
    const wrong = (await notReady(work.client, held.value)) ?? (await notPublished(work, held.value, result));
    if (wrong !== null) return refused(wrong);
    const { resultHash } = result;
    const reason = asked.reason.trim();
    const made = await insertProposal(work.client, {
      ...{ office: actor.office, campaign: asked.campaign, proposedBy: actor.account, reason },
      ...{ knownAt, result, resultHash, factsSequence: sequence, basis, missing },
    });
    if (made === null) return refused(problem('result-proposed-already', {}));
    noteResult(work, 'result.propose', made, { step: 'proposed', resultHash, sequence, reason });
    return ok(await showResult(work.client, actor, held.value));
  });
}

/** Takes the proposal back; another can be made then. */
export function withdrawProposal(
  platform: Platform,
  actor: Actor,
  campaign: string,
): Promise<Result<ResultView>> {
  return act(platform, actor, async (work) => {
    const no = permit(actor, 'result.propose', { office: actor.office });
    if (no !== null) return refused(no);
    const open = await findAndHoldCampaign(work.client, actor.office, campaign);
    if (!open.ok) return open;
    const proposal = await readOpenProposal(work.client, actor.office, campaign, 'hold');
    if (proposal === null) return refused(problem('result-not-proposed', {}));
    await endProposal(work.client, proposal, 'withdrawn');
    noteResult(work, 'result.propose', proposal, { step: 'withdrawn', resultHash: proposal.resultHash });
    return ok(await showResult(work.client, actor, open.value));
  });
}

async function hold({ client, actor }: Work, campaign: string, basis: string): Promise<Result<OpenCampaign>> {
  const held = await holdCommits(client, actor.office);
  if (!held.ok) return held;
  const found = await findAndHoldCampaign(client, actor.office, campaign);
  if (!found.ok) return found;
  const now = await readBasis(client, actor.office, campaign);
  return now.basis === basis ? found : fail(problem('facts-moved', {}));
}
