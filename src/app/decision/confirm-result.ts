import type { PoolClient } from 'pg';
import { permit } from '../../access/permit.ts';
import { ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';
import type { ResultProposal } from '../../port/store-decision.ts';
import { readBasis, readNames, readOpenProposal } from '../../store/view/results.ts';
import { holdCommits } from '../../store/write/batches.ts';
import { moveCampaign } from '../../store/write/campaigns.ts';
import { utcNow } from '../../store/write/moment.ts';
import { endProposal, insertFinalResult } from '../../store/write/results.ts';
import { findAndHoldCampaign } from '../campaign/find-campaign.ts';
import type { OpenCampaign } from '../campaign/open-campaign.ts';
import type { Platform } from '../platform.ts';
import { isSameBody } from '../review/responsible.ts';
import { act, refused, type Work } from '../work/act.ts';
import { noteResult, notReady } from './final-readiness.ts';
import { type ResultView, showResult } from './result-view.ts';
import { signStatement } from './sign.ts';
/** The second person confirms the very result that was proposed: it is signed, stored and frozen, and so is the campaign. */
export function confirmResult(
  platform: Platform,
  actor: Actor,
  asked: { readonly campaign: string; readonly resultHash: string },
): Promise<Result<ResultView>> {
  return act(platform, actor, async (work) => {
    const { client } = work;
    const { office } = actor;
    const no = permit(actor, 'result.confirm', { office });
    if (no !== null) return refused(no);
    const held = await holdCommits(client, office);
    if (!held.ok) return held;
    const found = await findAndHoldCampaign(client, office, asked.campaign);
    if (!found.ok) return found;
    const open = found.value;
    const early = await notReady(client, open);
    if (early !== null) return refused(early);
    const proposal = await readOpenProposal(client, office, asked.campaign, 'hold');
    if (proposal === null) return refused(problem('result-not-proposed', {}));
    const wrong =
      (await samePerson(client, actor, proposal)) ??
      otherHash(proposal, asked.resultHash) ??
      (await movedSince(client, proposal));
    if (wrong !== null) return refused(wrong);
    await freeze(platform, work, open, proposal);
    return ok(await showResult(client, actor, { ...open, campaign: { ...open.campaign, state: 'final' } }));
  });
}

async function freeze(
  platform: Platform,
  work: Work,
  { campaign, scheme }: OpenCampaign,
  proposal: ResultProposal,
): Promise<void> {
  const { client, actor } = work;
  const { office, id, result, resultHash, factsSequence, knownAt, proposedBy, proposedAt } = proposal;
  const at = await utcNow(client);
  const statement = {
    kind: 'zhunsheng-result-1',
    ...{ office, campaign: campaign.id, resultHash, factsSequence, knownAt, asOf: result.asOf },
    ...{ scheme: campaign.scheme, version: campaign.version, schemeFingerprint: scheme.fingerprint },
    ...{ proposedBy, proposedAt, confirmedBy: actor.account, confirmedAt: at },
  };
  const { text, signature, key } = signStatement(platform.key, statement);
  await endProposal(client, proposal, 'confirmed');
  await insertFinalResult(client, {
    ...{ office, campaign: campaign.id, proposal: id, result, resultHash, factsSequence },
    ...{ schemeFingerprint: scheme.fingerprint, statement: text, signature, key },
    ...{ proposedBy, confirmedBy: actor.account, at },
  });
  await moveCampaign(client, campaign, 'final');
  noteResult(work, 'result.confirm', proposal, { resultHash, factsSequence, proposedBy, signature });
}

/** Two accounts whose names are the same are taken for one person. */
async function samePerson(
  client: PoolClient,
  { office, account, name }: Actor,
  { proposedBy }: ResultProposal,
): Promise<Problem | null> {
  const names = await readNames(client, office, [proposedBy, account]);
  const first = names.get(proposedBy);
  const second = names.get(account) ?? name;
  const same = proposedBy === account || (first !== undefined && isSameBody(first, second));
  return same ? problem('result-same-person', { name: first ?? name }) : null;
}

const otherHash = ({ resultHash }: ResultProposal, given: string): Problem | null =>
  given === resultHash ? null : problem('result-hash-differs', { given, proposed: resultHash });

async function movedSince(
  client: PoolClient,
  { office, campaign, basis }: ResultProposal,
): Promise<Problem | null> {
  const now = await readBasis(client, office, campaign);
  return now.basis === basis ? null : problem('facts-moved', {});
}
