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

/** Whose a list is: what is of one of the units, or of one of the datasets. */
export interface SubmissionScope {
  readonly units: readonly string[];
  readonly datasets: readonly string[];
}

export interface SubmissionFilter {
  readonly states: readonly SubmissionState[] | null;
  readonly unit: string | null;
  readonly dataset: string | null;
  /** Null: everything of the office. */
  readonly scope: SubmissionScope | null;
  /** Units whose drafts are shown too; null: nobody's. */
  readonly draftsOf: readonly string[];
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
  const { states, unit, dataset, scope, draftsOf, after, limit } = filter;
  const found = await client.query<Submission>(
    `WITH asked AS (
        SELECT s.*, (s.state NOT IN ('returned', 'reopened'))::int AS rest FROM zhunsheng.submission AS s
          WHERE s.office = $1 AND s.campaign = $2 AND ($3::text[] IS NULL OR s.state = ANY ($3))
            AND ($4::text IS NULL OR s.unit = $4) AND ($5::text IS NULL OR s.dataset = $5)
            AND ($6::text[] IS NULL OR s.unit = ANY ($6) OR s.dataset = ANY ($7))
            AND (s.round > 0 OR s.unit = ANY ($8)))
      SELECT ${submissionColumns} FROM asked AS s
        WHERE $9::uuid IS NULL OR EXISTS (SELECT FROM asked AS a WHERE a.id = $9
          AND (s.rest > a.rest OR s.rest = a.rest AND (s.changed_at, s.id) < (a.changed_at, a.id)))
        ORDER BY s.rest, s.changed_at DESC, s.id DESC LIMIT $10`,
    [
      ...[office, campaign, states, unit, dataset, scope?.units ?? null, scope?.datasets ?? null],
      ...[draftsOf, after, limit],
    ],
  );
  return found.rows;
}

/** The accepted submissions of a unit for a dataset, the oldest acceptance first. */
export async function acceptedSubmissions(
  client: Client,
  { office, campaign, dataset, unit }: Pick<Submission, 'office' | 'campaign' | 'dataset' | 'unit'>,
): Promise<readonly Submission[]> {
  const found = await client.query<Submission>(
    `SELECT ${submissionColumns} FROM zhunsheng.submission AS s
      WHERE s.office = $1 AND s.campaign = $2 AND s.dataset = $3 AND s.unit = $4 AND s.state = 'accepted'
      ORDER BY s.settled_at, s.id`,
    [office, campaign, dataset, unit],
  );
  return found.rows;
}

/** Accepted submissions of any of the units for any of the datasets; by unit, dataset, moment of acceptance. */
export async function acceptedAmong(
  client: Client,
  office: string,
  campaign: string,
  { units, datasets }: SubmissionScope,
): Promise<readonly Submission[]> {
  const found = await client.query<Submission>(
    `SELECT ${submissionColumns} FROM zhunsheng.submission AS s
      WHERE s.office = $1 AND s.campaign = $2 AND s.state = 'accepted' AND s.unit = ANY ($3) AND s.dataset = ANY ($4)
      ORDER BY s.unit, s.dataset, s.settled_at, s.id`,
    [office, campaign, units, datasets],
  );
  return found.rows;
}

/** Whether the unit has one of this dataset that is not settled. */
export async function hasOpenSubmission(
  client: Client,
  { office, campaign, dataset, unit }: Pick<Submission, 'office' | 'campaign' | 'dataset' | 'unit'>,
): Promise<boolean> {
  const found = await client.query(
    `SELECT FROM zhunsheng.submission AS s
      WHERE s.office = $1 AND s.campaign = $2 AND s.dataset = $3 AND s.unit = $4
        AND s.state IN ('draft', 'submitted', 'returned', 'reopened')`,
    [office, campaign, dataset, unit],
  );
  return (found.rowCount ?? 0) > 0;
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
