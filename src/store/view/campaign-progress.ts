import type { PoolClient } from 'pg';
import { utcText } from '../write/moment.ts';

type Client = Pick<PoolClient, 'query'>;

/** What was committed of one dataset. Moments are UTC. */
export interface Delivery {
  readonly dataset: string;
  readonly batches: number;
  readonly rows: number;
  readonly firstAt: string;
  readonly lastAt: string;
}

/** The datasets of a campaign for which anything was committed that was not taken back, by name. */
export async function deliveries(
  client: Client,
  office: string,
  campaign: string,
): Promise<readonly Delivery[]> {
  const found = await client.query<Delivery>(
    `SELECT b.dataset, count(*)::int AS batches, sum(b.rows)::float8 AS rows,
        ${utcText('min(b.known_at)')} AS "firstAt", ${utcText('max(b.known_at)')} AS "lastAt"
      FROM zhunsheng.batch AS b
      WHERE b.office = $1 AND b.campaign = $2 AND b.undoes IS NULL
        AND NOT EXISTS (SELECT 1 FROM zhunsheng.batch AS u
          WHERE u.office = b.office AND u.undoes = b.sequence)
      GROUP BY b.dataset ORDER BY b.dataset`,
    [office, campaign],
  );
  return found.rows;
}

/** Names of the datasets of which a campaign has files, whether or not they were taken back. */
export async function deliveredDatasets(
  client: Client,
  office: string,
  campaign: string,
): Promise<readonly string[]> {
  const found = await client.query<{ dataset: string }>(
    `SELECT DISTINCT b.dataset FROM zhunsheng.batch AS b WHERE b.office = $1 AND b.campaign = $2 ORDER BY b.dataset`,
    [office, campaign],
  );
  return found.rows.map((row) => row.dataset);
}

/** How far the report of a unit for a dataset has come. */
export interface ReportState {
  readonly dataset: string;
  readonly unit: string;
  readonly state: string;
  readonly onTime: boolean | null;
}

/** The last report of every unit and dataset that was handed in or begun. */
export async function reportStates(
  client: Client,
  office: string,
  campaign: string,
): Promise<readonly ReportState[]> {
  const found = await client.query<ReportState>(
    `SELECT DISTINCT ON (s.dataset, s.unit) s.dataset, s.unit, s.state, s.on_time AS "onTime"
      FROM zhunsheng.submission AS s WHERE s.office = $1 AND s.campaign = $2 AND s.state <> 'withdrawn'
      ORDER BY s.dataset, s.unit, s.changed_at DESC, s.id`,
    [office, campaign],
  );
  return found.rows;
}
