import { permit } from '../../access/permit.ts';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';
import type { Row, Submission } from '../../port/store-review.ts';
import { insertSubmission, saveSubmission as replaceContent } from '../../store/write/submissions.ts';
import { findCampaign } from '../campaign/find-campaign.ts';
import type { OpenCampaign } from '../campaign/open-campaign.ts';
import { replaceEvidence } from '../evidence/attach.ts';
import type { Platform } from '../platform.ts';
import { act, refused, type Work } from '../work/act.ts';
import { collectingNow } from './collecting.ts';
import { isAt, loadSubmission, mayReach } from './load-submission.ts';
import { readersFor } from './readers.ts';
import { findSelfReport, fitRows } from './self-report.ts';
import { type SubmissionView, showSubmission, submissionSubject } from './submission-view.ts';

/** What a unit fills in. */
export interface ReportContent {
  readonly rows: readonly Row[];
  readonly note: string;
  /** Hashes of files that the actor has handed over before. */
  readonly evidence: readonly string[];
}

export interface NewReport extends ReportContent {
  readonly campaign: string;
  readonly dataset: string;
  readonly unit: string;
}

/** Begins a unit's report of a dataset as a draft. */
export function startSubmission(
  platform: Platform,
  actor: Actor,
  asked: NewReport,
): Promise<Result<SubmissionView>> {
  return act(platform, actor, async (work) => {
    const { office, account } = actor;
    const no = permit(actor, 'submission.write', { office, unit: asked.unit, name: asked.unit });
    if (no !== null) return refused(no);
    const open = await findCampaign(work.client, office, asked.campaign);
    if (!open.ok) return open;
    const fitted = await fitContent(work, open.value, asked);
    if (!fitted.ok) return fitted;
    const { campaign, dataset, unit, note } = asked;
    const draft = { office, campaign, dataset, unit, note, rows: fitted.value, createdBy: account };
    const made = await insertSubmission(work.client, draft);
    if (made === null) return fail(problem('submission-open-exists', { unit, dataset }));
    return finish(work, open.value, made, asked);
  });
}

/** Replaces what is in a report that waits for its unit. */
export function saveSubmission(
  platform: Platform,
  actor: Actor,
  asked: ReportContent & { readonly submission: string; readonly revision: number | null },
): Promise<Result<SubmissionView>> {
  return act(platform, actor, async (work) => {
    const loaded = await loadSubmission(work.client, actor.office, asked.submission, 'hold');
    if (!loaded.ok) return loaded;
    const { submission, open } = loaded.value;
    const no =
      mayReach(actor, 'submission.write', loaded.value) ??
      isAt(submission, asked.revision, 'draft', 'returned', 'reopened');
    if (no !== null) return refused(no);
    const { dataset, unit } = submission;
    const fitted = await fitContent(work, open, { ...asked, dataset, unit });
    if (!fitted.ok) return fitted;
    const saved = await replaceContent(work.client, submission, { rows: fitted.value, note: asked.note });
    return finish(work, open, saved, asked);
  });
}

async function fitContent(
  { client }: Work,
  open: OpenCampaign,
  { dataset, unit, rows }: Pick<NewReport, 'dataset' | 'unit' | 'rows'>,
): Promise<Result<readonly Row[]>> {
  const report = findSelfReport(open, dataset, unit);
  if (!report.ok) return report;
  const clock = await collectingNow(client, open);
  return clock.ok ? fitRows(report.value, rows) : clock;
}

async function finish(
  work: Work,
  open: OpenCampaign,
  saved: Submission,
  { evidence }: ReportContent,
): Promise<Result<SubmissionView>> {
  const { campaign, dataset, unit, rows } = saved;
  const kind = open.units.find((each) => each.unit === unit)?.kind ?? '';
  const indicator = readersFor(open.scheme, dataset, kind)[0]?.indicator.id ?? null;
  const subject = submissionSubject(saved);
  const about = { subject, campaign, unit, indicator, dataset };
  const attached = await replaceEvidence(work, { evidence, ...about });
  if (!attached.ok) return attached;
  const details = { step: 'saved', dataset, rows: rows.length, evidence: evidence.length };
  work.record({ action: 'submission.write', subject, campaign, unit, details });
  return ok(await showSubmission(work.client, work.actor, open, saved));
}
