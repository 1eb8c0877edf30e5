import { permit } from '../../access/permit.ts';
import { fail, ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import { canonicalJson, sha256Hex } from '../../core/quantity/canonical.ts';
import type { Actor } from '../../port/actor.ts';
import type { AmendingRows, Appeal } from '../../port/store-decision.ts';
import { readBasis } from '../../store/view/results.ts';
import { addAppealStep, keepDifference, markDecided } from '../../store/write/appeals.ts';
import { holdCommits } from '../../store/write/batches.ts';
import { utcNow } from '../../store/write/moment.ts';
import { requireState } from '../campaign/state.ts';
import { commitRows } from '../facts/commit-rows.ts';
import type { Platform } from '../platform.ts';
import { isInvolved } from '../review/judge.ts';
import type { ScoreDifference } from '../scores/score-desk.ts';
import { act, look, refused, type Work } from '../work/act.ts';
import type { AppealView } from './appeal-view.ts';
import { appealSubject, isAppealAt, type LoadedAppeal, loadAppeal } from './load-appeal.ts';
import { show } from './lodge-appeal.ts';
import { fitProposal } from './proposal.ts';
import { signStatement } from './sign.ts';

export interface AskedComparison {
  readonly appeal: string;
  /** Rows of the office's own; null: what the lead proposed. */
  readonly proposal: AmendingRows | null;
}

/** Computes what accepting would change, for everyone affected, and keeps it: a decision names its hash. */
export async function compareAppeal(
  platform: Platform,
  actor: Actor,
  asked: AskedComparison,
): Promise<Result<AppealView>> {
  const no = permit(actor, 'appeal.decide', { office: actor.office, name: asked.appeal });
  if (no !== null) return refused(no);
  const found = await look(platform, actor, async (client) => {
    const loaded = await loadAppeal(client, actor.office, asked.appeal);
    if (!loaded.ok) return loaded;
    const wrong = notDecidable(loaded.value);
    if (wrong !== null) return refused(wrong);
    const rows = asked.proposal ?? loaded.value.appeal.proposal;
    const fitted =
      rows === null ? fail(problem('appeal-proposal-missing', {})) : fitProposal(loaded.value, rows);
    if (!fitted.ok) return fitted;
    const { basis } = await readBasis(client, actor.office, loaded.value.appeal.campaign);
    return ok({ ...loaded.value, proposal: fitted.value, basis });
  });
  if (!found.ok) return found;
  const { open, proposal, basis } = found.value;
  const computed = await platform.scores.difference(open, { asOf: null, knownAt: null }, proposal);
  if (!computed.ok) return computed;
  const difference = computed.value;
  const hash = hashOf(asked.appeal, proposal, difference);
  return act(platform, actor, async (work) => {
    const loaded = await loadAppeal(work.client, actor.office, asked.appeal, 'hold');
    if (!loaded.ok) return loaded;
    const { appeal } = loaded.value;
    const wrong = notDecidable(loaded.value) ?? (await movedSince(work, appeal, basis));
    if (wrong !== null) return refused(wrong);
    await keepDifference(work.client, appeal, { proposal, difference, hash, basis });
    await addAppealStep(work.client, appeal, { kind: 'compared', by: actor.account, proposal, hash });
    note(work, appeal, { step: 'compared', hash, affected: difference.units.length });
    return show(work, appeal.id);
  });
}

export interface AskedDecision {
  readonly appeal: string;
  readonly verdict: 'accept' | 'reject';
  readonly reason: string;
  /** To accept: the hash of the difference that was looked at. */
  readonly differenceHash: string | null;
}

/**
 * Decides an appeal. Accepting signs the amendment and commits its rows in the same transaction; if anything moved since
 * the difference was shown, it is refused and has to be looked at again.
 */
export function decideAppeal(
  platform: Platform,
  actor: Actor,
  asked: AskedDecision,
): Promise<Result<AppealView>> {
  return act(platform, actor, async (work) => {
    const no = permit(actor, 'appeal.decide', { office: actor.office, name: asked.appeal });
    if (no !== null) return refused(no);
    const held = await holdCommits(work.client, actor.office);
    if (!held.ok) return held;
    const loaded = await loadAppeal(work.client, actor.office, asked.appeal, 'hold');
    if (!loaded.ok) return loaded;
    const reason = asked.reason.trim();
    const wrong =
      ownAppeal(actor, loaded.value) ??
      notDecidable(loaded.value) ??
      (reason === '' ? problem('reason-required', {}) : null);
    if (wrong !== null) return refused(wrong);
    const { appeal } = loaded.value;
    const at = await utcNow(work.client);
    const decision = { reason, by: actor.account, at };
    if (asked.verdict === 'reject') {
      await markDecided(work.client, appeal, { ...decision, amendment: null });
      await addAppealStep(work.client, appeal, { kind: 'rejected', by: actor.account, text: reason });
      note(work, appeal, { step: 'rejected', reason });
      return show(work, appeal.id);
    }
    const amended = await amend(platform, work, loaded.value, { ...asked, reason, at });
    if (!amended.ok) return amended;
    await markDecided(work.client, appeal, { ...decision, amendment: amended.value });
    const hash = appeal.differenceHash ?? '';
    await addAppealStep(work.client, appeal, { kind: 'accepted', by: actor.account, text: reason, hash });
    note(work, appeal, { step: 'accepted', reason, difference: hash, batch: amended.value.batch });
    return show(work, appeal.id);
  });
}

async function amend(
  platform: Platform,
  work: Work,
  { appeal, open }: LoadedAppeal,
  { differenceHash, reason, at }: AskedDecision & { readonly at: string },
) {
  const { office, id, campaign, publication, unit, indicator, proposal } = appeal;
  if (proposal === null) return refused(problem('appeal-proposal-missing', {}));
  const current = appeal.differenceHash;
  if (differenceHash === null || current === null) return refused(problem('appeal-difference-required', {}));
  if (differenceHash !== current)
    return refused(problem('appeal-difference-moved', { given: differenceHash, current }));
  const moved = await movedSince(work, appeal, appeal.differenceBasis ?? '');
  if (moved !== null) return refused(moved);
  const { beforeHash, afterHash } = appeal.difference as ScoreDifference;
  const statement = {
    kind: 'zhunsheng-amendment-1',
    ...{ office, campaign, appeal: id, publication, unit, indicator, proposal, reason },
    difference: { hash: current, beforeHash, afterHash },
    ...{ decidedBy: work.actor.account, decidedAt: at },
  };
  const { signature, key } = signStatement(platform.key, statement);
  const batch = await commitRows(platform, work, { open, ...proposal, source: `appeal/${id}` });
  return batch.ok ? ok({ statement, signature, key, batch: batch.value.sequence }) : batch;
}

/** Nobody of the office decides on the unit that it also acts for. */
const ownAppeal = (actor: Actor, { appeal, unit }: LoadedAppeal): Problem | null =>
  isInvolved(actor, { unit, authors: [appeal.lodgedBy] })
    ? problem('review-self', { unit: unit.name })
    : null;

const notDecidable = ({ appeal, open }: LoadedAppeal): Problem | null =>
  isAppealAt(appeal, 'answered') ?? requireState(open.campaign, 'published');

async function movedSince(
  { client }: Work,
  { office, campaign }: Appeal,
  basis: string,
): Promise<Problem | null> {
  const now = await readBasis(client, office, campaign);
  return now.basis === basis ? null : problem('facts-moved', {});
}

const hashOf = (appeal: string, proposal: AmendingRows, difference: ScoreDifference): string =>
  sha256Hex(canonicalJson({ appeal, proposal, difference }));

function note(work: Work, appeal: Appeal, details: Readonly<Record<string, unknown>>): void {
  const { campaign, unit, indicator } = appeal;
  work.record({
    action: 'appeal.decide',
    subject: appealSubject(appeal),
    campaign,
    unit,
    indicator,
    details,
  });
}
