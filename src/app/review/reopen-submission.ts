import { permit } from '../../access/permit.ts';
import { ok, problem, type Result } from '../../core/problem/problem.ts';
import type { Dataset } from '../../core/scheme/scheme.ts';
import type { Actor } from '../../port/actor.ts';
import type { Row, Submission } from '../../port/store-review.ts';
import { acceptedSubmissions, hasOpenSubmission } from '../../store/view/submissions.ts';
import { holdCommits } from '../../store/write/batches.ts';
import { addSubmissionStep, setBatches, settleSubmission } from '../../store/write/submissions.ts';
import { requireState } from '../campaign/state.ts';
import { commitRows } from '../facts/commit-rows.ts';
import type { Platform } from '../platform.ts';
import { act, refused, type Work } from '../work/act.ts';
import { isAt, type Loaded, loadSubmission } from './load-submission.ts';
import { keyOf } from './self-report.ts';
import { type SubmissionView, showSubmission, submissionSubject } from './submission-view.ts';
import type { AskedSubmission } from './submit-submission.ts';

/**
 * Opens an accepted report again, with a reason: its rows are taken back, and where another accepted report of the unit
 * has a row of the same key, that one stands again.
 */
export function reopenSubmission(
  platform: Platform,
  actor: Actor,
  asked: AskedSubmission & { readonly reason: string },
): Promise<Result<SubmissionView>> {
  return act(platform, actor, async (work) => {
    const reason = asked.reason.trim();
    const { office, account } = actor;
    const no = permit(actor, 'submission.reopen', { office, name: asked.submission });
    if (no !== null) return refused(no);
    const held = await holdCommits(work.client, office);
    if (!held.ok) return held;
    const loaded = await loadSubmission(work.client, office, asked.submission, 'hold');
    if (!loaded.ok) return loaded;
    const { submission, open } = loaded.value;
    const wrong =
      (reason === '' ? problem('reason-required', {}) : null) ??
      requireState(open.campaign, 'collecting') ??
      isAt(submission, asked.revision, 'accepted');
    if (wrong !== null) return refused(wrong);
    const { unit, dataset } = submission;
    if (await hasOpenSubmission(work.client, submission))
      return refused(problem('submission-open-exists', { unit, dataset }));
    const reopened = await settleSubmission(work.client, submission, 'reopened', reason);
    await addSubmissionStep(work.client, reopened, { kind: 'reopened', by: account, reason });
    const taken = await takeBack(platform, work, { ...loaded.value, submission: reopened });
    if (!taken.ok) return taken;
    const details = { dataset, reason, batches: taken.value };
    const { campaign } = submission;
    const subject = submissionSubject(submission);
    work.record({ action: 'submission.reopen', subject, campaign, unit, details });
    const done = await setBatches(work.client, reopened, []);
    return ok(await showSubmission(work.client, actor, open, done));
  });
}

/** Sequence numbers of the batches that took the rows back. */
async function takeBack(platform: Platform, work: Work, loaded: Loaded): Promise<Result<readonly number[]>> {
  const { submission, open } = loaded;
  const dataset = open.scheme.datasets.find((each) => each.name === submission.dataset);
  if (dataset === undefined) return ok([]);
  const { gone, standing } = await partRows(work, dataset, submission);
  const source = `submission/${submission.id}/reopened`;
  const sequences: number[] = [];
  for (const [action, rows] of [
    ['retract', gone],
    ['replace', standing],
  ] as const) {
    if (rows.length === 0) continue;
    const done = await commitRows(platform, work, { open, dataset: dataset.name, action, rows, source });
    if (!done.ok) return refused(problem('submission-rows-stand', {}));
    sequences.push(done.value.sequence);
  }
  return ok(sequences);
}

interface Parted {
  /** Keys to retract. */
  readonly gone: readonly Row[];
  /** Rows of other reports that had been replaced, or replaced these. */
  readonly standing: readonly Row[];
}

async function partRows({ client }: Work, dataset: Dataset, submission: Submission): Promise<Parted> {
  const others = await acceptedSubmissions(client, submission);
  const byKey = new Map(others.flatMap((each) => each.rows.map((row) => [keyOf(dataset, row), row])));
  const key = (row: Row): Row => Object.fromEntries(dataset.key.map((name) => [name, row[name] ?? null]));
  return {
    gone: submission.rows.filter((row) => !byKey.has(keyOf(dataset, row))).map(key),
    standing: submission.rows.map((row) => byKey.get(keyOf(dataset, row))).filter((row) => row !== undefined),
  };
}
