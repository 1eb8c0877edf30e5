import type { PoolClient } from 'pg';
import type { Submission, SubmissionState, SubmissionStep } from '../../port/store-review.ts';
import { utcText } from '../write/moment.ts';

type Client = Pick<PoolClient, 'query'>;

export const submissionColumns = `s.office, s.id, s.campaign, s.dataset, s.unit, s.state, s.rows, s.note, s.round,
  s.on_time AS "onTime", s.reason, to_json(s.batches) AS batches, s.revision, s.created_by AS "createdBy",
  ${utcText('s.changed_at')} AS "changedAt", ${utcText('s.submitted_at')} AS "submittedAt",
  ${utcText('s.settled_at')} AS "settledAt"`;

/** The submission; with `hold` nobody else changes it until the transaction ends. Null when there is none. */
export async function readSubmission(
  client: Client,
  office: string,
  id: string,
  hold: 'hold' | null = null,
): Promise<Submission | null> {
  const found = await client.query<Submission>(
    `SELECT ${submissionColumns} FROM zhunsheng.submission AS s
      WHERE s.office = $1 AND s.id = $2 ${hold === null ? '' : 'FOR UPDATE'}`,
    [office, id],
  );
  return found.rows[0] ?? null;
}

export interface SubmissionFilter {
  readonly states: readonly SubmissionState[] | null;
  readonly units: readonly string[] | null;
  readonly datasets: readonly string[] | null;
  /** Show what comes after this id in the order of the list. */
  readonly after: string | null;
  readonly limit: number;
}

/** Submissions of a campaign: what was returned or reopened first, then the latest changed. */
export async function listSubmissions(
  client: Client,
  office: string,
  campaign: string,
  filter: SubmissionFilter,
): Promise<readonly Submission[]> {
  const { states, units, datasets, after, limit } = filter;
  const found = await client.query<Submission>(
    `WITH asked AS (
        SELECT s.*, (s.state NOT IN ('returned', 'reopened'))::int AS rest FROM zhunsheng.submission AS s
          WHERE s.office = $1 AND s.campaign = $2 AND ($3::text[] IS NULL OR s.state = ANY ($3))
            AND ($4::text[] IS NULL OR s.unit = ANY ($4)) AND ($5::text[] IS NULL OR s.dataset = ANY ($5)))
      SELECT ${submissionColumns} FROM asked AS s
        WHERE $6::uuid IS NULL OR (s.rest, s.changed_at, s.id) IN (
          SELECT b.rest, b.changed_at, b.id FROM asked AS b, asked AS a WHERE a.id = $6
            AND (b.rest > a.rest OR b.rest = a.rest AND (b.changed_at, b.id) < (a.changed_at, a.id)))
        ORDER BY s.rest, s.changed_at DESC, s.id DESC LIMIT $7`,
    [office, campaign, states, units, datasets, after, limit],
  );
  return found.rows;
}

/** What happened to a submission, in order. */
export async function listSubmissionSteps(
  client: Client,
  office: string,
  submission: string,
): Promise<readonly SubmissionStep[]> {
  const found = await client.query<SubmissionStep>(
    `SELECT t.number, t.round, t.kind, t.lead, t.reason, t.rows, t.note, t.by, ${utcText('t.at')} AS at
      FROM zhunsheng.submission_step AS t WHERE t.office = $1 AND t.submission = $2 ORDER BY t.number`,
    [office, submission],
  );
  return found.rows;
}
