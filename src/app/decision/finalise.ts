import type { PoolClient } from 'pg';
import { permit } from '../../access/permit.ts';
import { fail, ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import type { ResultDocument } from '../../core/result/document.ts';
import type { Actor } from '../../port/actor.ts';
import type { ResultProposal } from '../../port/store-decision.ts';
import { countOpenAppeals } from '../../store/view/appeals.ts';
import { listPublications, readPublishedResult } from '../../store/view/publications.ts';
import { readBasis, readNames, readOpenProposal } from '../../store/view/results.ts';
import { holdCommits } from '../../store/write/batches.ts';
import { moveCampaign } from '../../store/write/campaigns.ts';
import { utcNow } from '../../store/write/moment.ts';
import { endProposal, insertFinalResult, insertProposal } from '../../store/write/results.ts';
import { findAndHoldCampaign } from '../campaign/find-campaign.ts';
import type { OpenCampaign } from '../campaign/open-campaign.ts';
import { requireState } from '../campaign/state.ts';
import type { Platform } from '../platform.ts';
import { isSameBody } from '../review/responsible.ts';
import { differenceOf } from '../scores/difference.ts';
import { act, refused, type Work } from '../work/act.ts';
import { missingItems, unlessAccepted } from './missing-items.ts';
import { type ResultView, showResult } from './result-view.ts';
import { signStatement } from './sign.ts';
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
    note(work, 'result.propose', made, { step: 'proposed', resultHash, sequence, reason });
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
    note(work, 'result.propose', proposal, { step: 'withdrawn', resultHash: proposal.resultHash });
    return ok(await showResult(work.client, actor, open.value));
  });
}

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
  note(work, 'result.confirm', proposal, { resultHash, factsSequence, proposedBy, signature });
}

/** Null when the publication is over and every appeal decided. */
async function notReady(client: PoolClient, { campaign }: OpenCampaign): Promise<Problem | null> {
  const { office, id, publicTo } = campaign;
  const wrong = requireState(campaign, 'published');
  if (wrong !== null) return wrong;
  if (publicTo !== null && (await utcNow(client)) < publicTo)
    return problem('result-period-running', { to: publicTo });
  const open = await countOpenAppeals(client, office, id);
  return open === 0 ? null : problem('result-appeals-open', { count: String(open) });
}

/** What becomes final is what everybody saw. */
async function notPublished(
  { client }: Work,
  { campaign }: OpenCampaign,
  result: ResultDocument,
): Promise<Problem | null> {
  const { office, id } = campaign;
  const last = (await listPublications(client, office, id)).at(-1);
  const published = last && (await readPublishedResult(client, office, id, last.number));
  if (last === undefined || published == null) return problem('publication-none', { campaign: id });
  const same = differenceOf(published, result).units.length === 0;
  return same ? null : problem('result-differs-from-published', { number: String(last.number) });
}

async function hold({ client, actor }: Work, campaign: string, basis: string): Promise<Result<OpenCampaign>> {
  const held = await holdCommits(client, actor.office);
  if (!held.ok) return held;
  const found = await findAndHoldCampaign(client, actor.office, campaign);
  if (!found.ok) return found;
  const now = await readBasis(client, actor.office, campaign);
  return now.basis === basis ? found : fail(problem('facts-moved', {}));
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

function note(
  work: Work,
  action: 'result.propose' | 'result.confirm',
  { campaign }: ResultProposal,
  details: Readonly<Record<string, unknown>>,
): void {
  work.record({ action, subject: `campaign/${campaign}/result`, campaign, details });
}
