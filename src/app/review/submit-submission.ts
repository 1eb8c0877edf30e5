import { fail, ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';
import type { Submission } from '../../port/store-review.ts';
import { addSubmissionStep, markSubmitted, settleSubmission } from '../../store/write/submissions.ts';
import { requireState } from '../campaign/state.ts';
import { evidenceOf } from '../evidence/attach.ts';
import type { Platform } from '../platform.ts';
import { act, refused, type Work } from '../work/act.ts';
import { collectingNow } from './collecting.ts';
import { isAt, type Loaded, loadSubmission, mayReach, signedLeads } from './load-submission.ts';
import { checkRows, findSelfReport } from './self-report.ts';
import { type SubmissionView, showSubmission, submissionSubject } from './submission-view.ts';

export interface AskedSubmission {
  readonly submission: string;
  /** The revision the caller saw; null: whatever it is. */
  readonly revision: number | null;
}

/**
 * Hands a report in. Whether that was on time is told by the database's clock on the day of the scheme's zone; after
 * the lock it is refused. Problems name every wrong cell by row and column.
 */
export function submitSubmission(
  platform: Platform,
  actor: Actor,
  asked: AskedSubmission,
): Promise<Result<SubmissionView>> {
  return act(platform, actor, async (work) => {
    const loaded = await loadSubmission(work.client, actor.office, asked.submission, 'hold');
    if (!loaded.ok) return loaded;
    const { submission, open } = loaded.value;
    const no =
      mayReach(actor, 'submission.write', loaded.value) ??
      isAt(submission, asked.revision, 'draft', 'returned', 'reopened');
    if (no !== null) return refused(no);
    const clock = await collectingNow(work.client, open);
    if (!clock.ok) return clock;
    const wrong = await faultsOf(work, loaded.value);
    if (wrong.length > 0) return fail(...wrong);
    const done = await markSubmitted(work.client, submission, clock.value.onTime);
    await addSubmissionStep(work.client, done, { kind: 'submitted', by: actor.account });
    note(work, done, { step: 'submitted', round: done.round, onTime: clock.value.onTime });
    return ok(await showSubmission(work.client, actor, open, done));
  });
}

/** Takes a report back before any lead has decided on it; it is settled then, and a new one can be begun. */
export function withdrawSubmission(
  platform: Platform,
  actor: Actor,
  asked: AskedSubmission,
): Promise<Result<SubmissionView>> {
  return act(platform, actor, async (work) => {
    const loaded = await loadSubmission(work.client, actor.office, asked.submission, 'hold');
    if (!loaded.ok) return loaded;
    const { submission, open } = loaded.value;
    const no =
      mayReach(actor, 'submission.write', loaded.value) ??
      requireState(open.campaign, 'collecting', 'published') ??
      isAt(submission, asked.revision, 'draft', 'submitted', 'returned', 'reopened');
    if (no !== null) return refused(no);
    const signed = submission.state === 'submitted' ? await signedLeads(work.client, submission) : [];
    if (signed.length > 0) return refused(problem('submission-under-review', { lead: signed.join('、') }));
    const done = await settleSubmission(work.client, submission, 'withdrawn');
    await addSubmissionStep(work.client, done, { kind: 'withdrawn', by: actor.account });
    note(work, done, { step: 'withdrawn', from: submission.state });
    return ok(await showSubmission(work.client, actor, open, done));
  });
}

async function faultsOf({ client }: Work, { submission, open }: Loaded): Promise<readonly Problem[]> {
  const { office, dataset, unit, rows, note: words } = submission;
  const report = findSelfReport(open, dataset, unit);
  if (!report.ok) return report.problems;
  const faults = checkRows(report.value.dataset, rows, open.scheme.zoneMinutes);
  if (faults.length > 0 || rows.length > 0 || words.trim() !== '') return faults;
  const evidence = await evidenceOf(client, office, submissionSubject(submission));
  return evidence.length > 0 ? [] : [problem('submission-empty', {})];
}

function note(work: Work, done: Submission, details: Readonly<Record<string, unknown>>): void {
  const { campaign, unit, dataset } = done;
  const subject = submissionSubject(done);
  work.record({ action: 'submission.write', subject, campaign, unit, details: { dataset, ...details } });
}
