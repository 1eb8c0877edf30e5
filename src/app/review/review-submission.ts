import { ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import type { Dataset } from '../../core/scheme/scheme.ts';
import type { Actor } from '../../port/actor.ts';
import type { Submission } from '../../port/store-review.ts';
import { listSubmissionSteps } from '../../store/view/submissions.ts';
import { holdCommits } from '../../store/write/batches.ts';
import { addSubmissionStep, setBatches, settleSubmission } from '../../store/write/submissions.ts';
import { requireState } from '../campaign/state.ts';
import { commitRows } from '../facts/commit-rows.ts';
import type { Platform } from '../platform.ts';
import { act, refused, type Work } from '../work/act.ts';
import { judgesAs, mayJudge } from './judge.ts';
import { isAt, type Loaded, loadSubmission, signaturesOf } from './load-submission.ts';
import { type SubmissionView, showSubmission, submissionSubject } from './submission-view.ts';
import type { AskedSubmission } from './submit-submission.ts';

/**
 * Signs a report for one lead. When the last responsible lead has signed, it is accepted: its rows become facts, as one
 * batch, in the same transaction.
 */
export function acceptSubmission(
  platform: Platform,
  actor: Actor,
  asked: AskedSubmission,
): Promise<Result<SubmissionView>> {
  return act(platform, actor, async (work) => {
    // Before the row: commits of facts take the office first.
    const held = await holdCommits(work.client, actor.office);
    if (!held.ok) return held;
    const loaded = await loadForReview(work, asked);
    if (!loaded.ok) return loaded;
    const { submission, open, responsible } = loaded.value;
    const signatures = await signaturesOf(work.client, submission);
    const signed = signatures.map((each) => each.lead);
    const lead = judgesAs(actor, responsible).find((each) => !signed.includes(each));
    if (lead === undefined || signatures.some((each) => each.by === actor.account))
      return refused(problem('submission-signed', {}));
    await addSubmissionStep(work.client, submission, { kind: 'signed', by: actor.account, lead });
    const waitingFor = responsible.leads.filter((each) => each !== lead && !signed.includes(each));
    note(work, submission, { step: 'signed', lead, waitingFor });
    if (waitingFor.length > 0) return ok(await showSubmission(work.client, actor, open, submission));
    const done = await settle(platform, work, loaded.value);
    return done.ok ? ok(await showSubmission(work.client, actor, open, done.value)) : done;
  });
}

/** Returns a report to its unit; one lead is enough, and the reason is required. */
export function returnSubmission(
  platform: Platform,
  actor: Actor,
  asked: AskedSubmission & { readonly reason: string },
): Promise<Result<SubmissionView>> {
  return act(platform, actor, async (work) => {
    const reason = asked.reason.trim();
    const loaded = await loadForReview(work, asked);
    if (!loaded.ok) return loaded;
    if (reason === '') return refused(problem('reason-required', {}));
    const { submission, open, responsible } = loaded.value;
    const lead = judgesAs(actor, responsible)[0] ?? null;
    const done = await settleSubmission(work.client, submission, 'returned', reason);
    await addSubmissionStep(work.client, done, { kind: 'returned', by: actor.account, lead, reason });
    note(work, done, { step: 'returned', lead, reason });
    return ok(await showSubmission(work.client, actor, open, done));
  });
}

export interface AskedReviews {
  readonly verdict: 'accept' | 'return';
  /** Required to return. */
  readonly reason: string;
  readonly submissions: readonly string[];
}

/** What became of one of many. */
export interface ReviewOutcome {
  readonly id: string;
  /** Null: refused, for these problems. */
  readonly submission: SubmissionView | null;
  readonly problems: readonly Problem[];
}

/** Reviews many, each in a transaction of its own: one that is refused does not hold up the others. */
export async function reviewSubmissions(
  platform: Platform,
  actor: Actor,
  { verdict, reason, submissions }: AskedReviews,
): Promise<Result<readonly ReviewOutcome[]>> {
  const outcomes: ReviewOutcome[] = [];
  for (const id of new Set(submissions)) {
    const asked = { submission: id, revision: null, reason };
    const done =
      verdict === 'accept'
        ? await acceptSubmission(platform, actor, asked)
        : await returnSubmission(platform, actor, asked);
    outcomes.push({ id, submission: done.ok ? done.value : null, problems: done.problems });
  }
  return ok(outcomes);
}

async function loadForReview(work: Work, asked: AskedSubmission): Promise<Result<Loaded>> {
  const { client, actor } = work;
  const loaded = await loadSubmission(client, actor.office, asked.submission, 'hold');
  if (!loaded.ok) return loaded;
  const { submission, open, unit, responsible } = loaded.value;
  const { office, id, round } = submission;
  const steps = await listSubmissionSteps(client, office, id);
  const authors = [
    submission.createdBy,
    ...steps.flatMap((each) => (each.kind === 'submitted' || each.kind === 'withdrawn' ? [each.by] : [])),
  ];
  const no =
    mayJudge(actor, 'submission.review', { office, unit, responsible, name: id, authors }) ??
    (round === 0 ? problem('not-found', { what: id }) : null) ??
    requireState(open.campaign, 'collecting') ??
    isAt(submission, asked.revision, 'submitted');
  return no === null ? loaded : refused(no);
}

async function settle(
  platform: Platform,
  work: Work,
  { submission, open }: Loaded,
): Promise<Result<Submission>> {
  const { dataset: name, rows, id } = submission;
  const dataset = open.scheme.datasets.find((each) => each.name === name);
  const accepted = await settleSubmission(work.client, submission, 'accepted');
  await addSubmissionStep(work.client, accepted, { kind: 'accepted', by: work.actor.account });
  if (dataset === undefined || rows.length === 0) {
    note(work, accepted, { step: 'accepted', rows: 0 });
    return ok(accepted);
  }
  const asked = { open, dataset: name, action: actionFor(dataset), rows, source: `submission/${id}` };
  const committed = await commitRows(platform, work, asked);
  if (!committed.ok) return committed;
  const { sequence } = committed.value;
  note(work, accepted, { step: 'accepted', rows: rows.length, batch: sequence });
  return ok(await setBatches(work.client, accepted, [...submission.batches, sequence]));
}

// Where the unit is part of the key a row can only take the place of one of the unit's own.
const actionFor = (dataset: Dataset): 'replace' | 'append' =>
  dataset.key.includes(dataset.unit) ? 'replace' : 'append';

function note(work: Work, done: Submission, details: Readonly<Record<string, unknown>>): void {
  const { campaign, unit, dataset, round } = done;
  const subject = submissionSubject(done);
  work.record({
    action: 'submission.review',
    subject,
    campaign,
    unit,
    details: { dataset, round, ...details },
  });
}
