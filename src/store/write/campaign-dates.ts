import type { PoolClient } from 'pg';

type Client = Pick<PoolClient, 'query'>;

export type Audience = 'all' | 'office' | 'leads' | 'units';

/** A day of a campaign besides those of collection. */
export interface CampaignDate {
  readonly id: string;
  /** YYYY-MM-DD. */
  readonly on: string;
  readonly title: string;
  readonly audience: Audience;
  readonly revision: number;
}

const columns = `d.id, to_char(d.on_day, 'YYYY-MM-DD') AS "on", d.title, d.audience, d.revision`;

/** The days of a campaign in order. */
export async function listDates(
  client: Client,
  office: string,
  campaign: string,
): Promise<readonly CampaignDate[]> {
  const found = await client.query<CampaignDate>(
    `SELECT ${columns} FROM zhunsheng.campaign_date AS d WHERE d.office = $1 AND d.campaign = $2
      ORDER BY d.on_day, d.title, d.id`,
    [office, campaign],
  );
  return found.rows;
}

/** Reads a day and holds it until the transaction ends; null when there is none. */
export async function holdDate(
  client: Client,
  office: string,
  campaign: string,
  id: string,
): Promise<CampaignDate | null> {
  const found = await client.query<CampaignDate>(
    `SELECT ${columns} FROM zhunsheng.campaign_date AS d
      WHERE d.office = $1 AND d.campaign = $2 AND d.id = $3 FOR UPDATE`,
    [office, campaign, id],
  );
  return found.rows[0] ?? null;
}

type Content = Pick<CampaignDate, 'on' | 'title' | 'audience'>;

/** Adds a day. */
export async function insertDate(
  client: Client,
  office: string,
  campaign: string,
  { on, title, audience }: Content,
): Promise<CampaignDate> {
  const added = await client.query<CampaignDate>(
    `INSERT INTO zhunsheng.campaign_date AS d (office, campaign, on_day, title, audience)
      VALUES ($1, $2, $3, $4, $5) RETURNING ${columns}`,
    [office, campaign, on, title, audience],
  );
  return only(added.rows);
}

/** Changes a day that the transaction holds. */
export async function updateDate(
  client: Client,
  office: string,
  campaign: string,
  id: string,
  { on, title, audience }: Content,
): Promise<CampaignDate> {
  const changed = await client.query<CampaignDate>(
    `UPDATE zhunsheng.campaign_date AS d SET on_day = $4, title = $5, audience = $6, revision = d.revision + 1
      WHERE d.office = $1 AND d.campaign = $2 AND d.id = $3 RETURNING ${columns}`,
    [office, campaign, id, on, title, audience],
  );
  return only(changed.rows);
}

/** Removes a day. */
export async function deleteDate(
  client: Client,
  office: string,
  campaign: string,
  id: string,
): Promise<void> {
  await client.query(
    'DELETE FROM zhunsheng.campaign_date AS d WHERE d.office = $1 AND d.campaign = $2 AND d.id = $3',
    [office, campaign, id],
  );
}

/** Notes that something was reminded of; whether nobody did so before. */
export async function noteReminder(
  client: Client,
  office: string,
  campaign: string,
  about: string,
): Promise<boolean> {
  const added = await client.query(
    `INSERT INTO zhunsheng.campaign_reminder (office, campaign, about) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
    [office, campaign, about],
  );
  return added.rowCount === 1;
}

function only<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error('the database returned no row');
  return row;
}
