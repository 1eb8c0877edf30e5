import type { PoolClient } from 'pg';
import type { Campaign } from '../../port/store-campaign.ts';
import { utcText } from '../write/moment.ts';

type Client = Pick<PoolClient, 'query'>;

const dayText = (column: string, name: string): string => `to_char(${column}, 'YYYY-MM-DD') AS "${name}"`;

/** The columns of a campaign `c` as its contract names them. */
export const campaignColumns = `c.office, c.id, c.title, c.scheme, c.version, c.state,
  ${dayText('c.opens_on', 'opensOn')}, ${dayText('c.due_on', 'dueOn')}, ${dayText('c.locks_on', 'locksOn')},
  ${utcText('c.public_from')} AS "publicFrom", ${utcText('c.public_to')} AS "publicTo",
  c.appeal_days AS "appealDays", c.demo, c.revision`;

/** The campaign of this office, null when there is none. */
export async function readCampaign(
  client: Client,
  office: string,
  id: string,
  lock: '' | 'FOR NO KEY UPDATE OF c' = '',
): Promise<Campaign | null> {
  const found = await client.query<Campaign>(
    `SELECT ${campaignColumns} FROM zhunsheng.campaign AS c WHERE c.office = $1 AND c.id = $2 ${lock}`,
    [office, id],
  );
  return found.rows[0] ?? null;
}

/** The campaigns of an office, the latest first. */
export async function listCampaigns(client: Client, office: string): Promise<readonly Campaign[]> {
  const found = await client.query<Campaign>(
    `SELECT ${campaignColumns} FROM zhunsheng.campaign AS c WHERE c.office = $1
      ORDER BY c.opens_on DESC, c.id`,
    [office],
  );
  return found.rows;
}

/** A campaign's run on one version of a scheme, since `knownAt` (UTC). */
export interface VersionRun {
  readonly number: number;
  readonly scheme: string;
  readonly version: number;
  readonly reason: string;
  readonly changedBy: string;
  readonly knownAt: string;
}

/** The versions a campaign ran on, in order; with a moment, those known by then. */
export async function listVersionRuns(
  client: Client,
  office: string,
  campaign: string,
  knownAt: string | null = null,
): Promise<readonly VersionRun[]> {
  const found = await client.query<VersionRun>(
    `SELECT r.number, r.scheme, r.version, r.reason, r.changed_by AS "changedBy", ${utcText('r.known_at')} AS "knownAt"
      FROM zhunsheng.campaign_version AS r
      WHERE r.office = $1 AND r.campaign = $2 AND ($3::timestamptz IS NULL OR r.known_at <= $3::timestamptz)
      ORDER BY r.number`,
    [office, campaign, knownAt],
  );
  return found.rows;
}

/** Offices in which facts are being collected, by id. For the server's own work, as the owner. */
export async function collectingOffices(client: Client): Promise<readonly string[]> {
  const found = await client.query<{ office: string }>(
    `SELECT DISTINCT c.office FROM zhunsheng.campaign AS c WHERE c.state = 'collecting' ORDER BY c.office`,
  );
  return found.rows.map((row) => row.office);
}
