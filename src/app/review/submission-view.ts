import type { PoolClient } from 'pg';
import { scopesOf } from '../../access/permit.ts';
import type { Actor } from '../../port/actor.ts';
import type { Recusal, Submission, SubmissionStep } from '../../port/store-review.ts';
import { listRecusals } from '../../store/view/recusals.ts';
import { readNames } from '../../store/view/results.ts';
import { listSubmissionSteps } from '../../store/view/submissions.ts';
import type { OpenCampaign } from '../campaign/open-campaign.ts';
import { evidenceOf } from '../evidence/attach.ts';
import { type Responsible, responsibleAmong } from './responsible.ts';

/** A submission in a list. */
export interface SubmissionLine extends Omit<Submission, 'office' | 'rows' | 'createdBy' | 'batches'> {
  readonly unitName: string;
  readonly rowCount: number;
  /** Leads that have to sign. */
  readonly leads: readonly string[];
  readonly recused: readonly string[];
  /** Every lead is recused: the office has to name another. */
  readonly needsSubstitute: boolean;
}

/** A submission as its unit, its leads and the office see it. */
export interface SubmissionView extends SubmissionLine {
  readonly rows: Submission['rows'];
  /** Leads that have signed what is handed in now. */
  readonly signed: readonly string[];
  readonly steps: readonly SubmissionStep[];
  readonly evidence: readonly { readonly sha256: string; readonly name: string; readonly bytes: number }[];
}

/** What is handed in for a submission is kept under this subject. */
export const submissionSubject = ({ campaign, id }: Pick<Submission, 'campaign' | 'id'>): string =>
  `campaign/${campaign}/submission/${id}`;

export function submissionLine(
  open: OpenCampaign,
  { office: _, rows, createdBy: __, batches: ___, ...rest }: Submission,
  recusals: readonly Recusal[],
): SubmissionLine {
  const { leads, recused }: Responsible = responsibleAmong(open, rest.dataset, rest.unit, recusals);
  const unitName = open.units.find((each) => each.unit === rest.unit)?.name ?? rest.unit;
  return { ...rest, unitName, rowCount: rows.length, leads, recused, needsSubstitute: leads.length === 0 };
}

/** While a unit works on it, others see what was handed in last. */
export async function showSubmission(
  client: PoolClient,
  actor: Actor,
  open: OpenCampaign,
  submission: Submission,
): Promise<SubmissionView> {
  const { office, campaign, id, unit, round } = submission;
  const steps = await listSubmissionSteps(client, office, id);
  const isHandedIn = submission.state === 'submitted' || submission.state === 'accepted';
  const own = scopesOf(actor, 'unit').includes(unit);
  const seen = own ? submission : asHandedIn(submission, steps);
  const names = await readNames(client, office, [...new Set(steps.map((each) => each.by))]);
  const evidence = await evidenceOf(client, office, submissionSubject(submission));
  return {
    ...submissionLine(open, seen, await listRecusals(client, office, campaign, unit)),
    rows: seen.rows,
    signed: steps.flatMap((each) =>
      isHandedIn && each.kind === 'signed' && each.round === round && each.lead !== null ? [each.lead] : [],
    ),
    steps: steps.map((each) => ({ ...each, by: names.get(each.by) ?? each.by })),
    evidence: evidence.map(({ sha256, name, bytes }) => ({ sha256, name, bytes })),
  };
}

function asHandedIn(submission: Submission, steps: readonly SubmissionStep[]): Submission {
  if (submission.state !== 'returned' && submission.state !== 'reopened') return submission;
  const last = steps.findLast((each) => each.kind === 'submitted');
  return { ...submission, rows: last?.rows ?? [], note: last?.note ?? '' };
}
