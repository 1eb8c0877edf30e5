import type { PoolClient } from 'pg';
import type {
  Row,
  Submission,
  SubmissionState,
  SubmissionStep,
  SubmissionStepKind,
} from '../../port/store-review.ts';
import { submissionColumns } from '../view/submissions.ts';
import { only } from './rows.ts';

type Client = Pick<PoolClient, 'query'>;

export type NewSubmission = Pick<
  Submission,
  'office' | 'campaign' | 'dataset' | 'unit' | 'rows' | 'note' | 'createdBy'
>;

/** Begins a draft; null while the unit has another of this dataset that is not settled. */
export async function insertSubmission(client: Client, draft: NewSubmission): Promise<Submission | null> {
  const { office, campaign, dataset, unit, rows, note, createdBy } = draft;
  const added = await client.query<Submission>(
    `INSERT INTO zhunsheng.submission AS s (office, campaign, dataset, unit, rows, note, created_by)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      ON CONFLICT (office, campaign, dataset, unit) WHERE state IN ('draft', 'submitted', 'returned', 'reopened')
      DO NOTHING RETURNING ${submissionColumns}`,
    [office, campaign, dataset, unit, JSON.stringify(rows), note, createdBy],
  );
  return added.rows[0] ?? null;
}

type Id = Pick<Submission, 'office' | 'id'>;

/** Replaces what is in a draft that the transaction holds. */
export function saveSubmission(
  client: Client,
  id: Id,
  content: { readonly rows: readonly Row[]; readonly note: string },
): Promise<Submission> {
  return change(client, id, 'rows = $3, note = $4', [JSON.stringify(content.rows), content.note]);
}

/** Hands a held draft in; `onTime` was judged by the database's clock in this transaction. */
export function markSubmitted(client: Client, id: Id, onTime: boolean): Promise<Submission> {
  const set = `state = 'submitted', on_time = $3, round = s.round + 1, submitted_at = clock_timestamp(),
    settled_at = NULL`;
  return change(client, id, set, [onTime]);
}

/** Puts a held submission into a state, with the reason where one is due. */
export function settleSubmission(
  client: Client,
  id: Id,
  state: SubmissionState,
  reason = '',
): Promise<Submission> {
  const settled = state === 'accepted' || state === 'withdrawn' ? 'clock_timestamp()' : 'NULL';
  return change(client, id, `state = $3, reason = $4, settled_at = ${settled}`, [state, reason]);
}

/** Says which batches hold the rows of a held submission. */
export function setBatches(client: Client, id: Id, batches: readonly number[]): Promise<Submission> {
  return change(client, id, 'batches = $3::bigint[]', [batches]);
}

export interface NewStep {
  readonly kind: SubmissionStepKind;
  readonly by: string;
  readonly lead?: string | null;
  readonly reason?: string;
}

/** Adds to the history of a held submission. What was in it is kept when it is submitted. */
export async function addSubmissionStep(
  client: Client,
  submission: Submission,
  step: NewStep,
): Promise<SubmissionStep['number']> {
  const { office, id, round } = submission;
  const content =
    step.kind === 'submitted' ? [JSON.stringify(submission.rows), submission.note] : [null, null];
  const added = await client.query<{ number: number }>(
    `INSERT INTO zhunsheng.submission_step AS t (office, submission, number, round, kind, lead, reason, rows, note, by)
      SELECT $1, $2, coalesce(max(e.number), 0) + 1, $3, $4, $5, $6, $7, $8, $9
        FROM zhunsheng.submission_step AS e WHERE e.office = $1 AND e.submission = $2
      RETURNING t.number`,
    [office, id, round, step.kind, step.lead ?? null, step.reason ?? '', ...content, step.by],
  );
  return only(added.rows).number;
}

async function change(client: Client, id: Id, set: string, values: readonly unknown[]): Promise<Submission> {
  const changed = await client.query<Submission>(
    `UPDATE zhunsheng.submission AS s SET ${set}, revision = s.revision + 1, changed_at = clock_timestamp()
      WHERE s.office = $1 AND s.id = $2 RETURNING ${submissionColumns}`,
    [id.office, id.id, ...values],
  );
  return only(changed.rows);
}
