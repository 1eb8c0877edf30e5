import type { PoolClient } from 'pg';
import type { Recusal } from '../../port/store-review.ts';
import { utcText } from '../write/moment.ts';

type Client = Pick<PoolClient, 'query'>;

export const recusalColumns = `r.unit, nullif(r.indicator, '') AS indicator, r.lead, r.substitute, r.reason, r.ended,
  r.revision, r.by, ${utcText('r.at')} AS at`;

/** What was recorded for a campaign, or for one unit of it; by unit, lead, indicator. */
export async function listRecusals(
  client: Client,
  office: string,
  campaign: string,
  unit: string | null = null,
): Promise<readonly Recusal[]> {
  const found = await client.query<Recusal>(
    `SELECT ${recusalColumns} FROM zhunsheng.recusal AS r
      WHERE r.office = $1 AND r.campaign = $2 AND ($3::text IS NULL OR r.unit = $3)
      ORDER BY r.unit, r.lead, r.indicator`,
    [office, campaign, unit],
  );
  return found.rows;
}

/** The record, locked until the transaction ends; null when there is none. */
export async function holdRecusal(
  client: Client,
  office: string,
  campaign: string,
  key: Pick<Recusal, 'unit' | 'indicator' | 'lead'>,
): Promise<Recusal | null> {
  const found = await client.query<Recusal>(
    `SELECT ${recusalColumns} FROM zhunsheng.recusal AS r
      WHERE r.office = $1 AND r.campaign = $2 AND r.unit = $3 AND r.indicator = $4 AND r.lead = $5 FOR UPDATE`,
    [office, campaign, key.unit, key.indicator ?? '', key.lead],
  );
  return found.rows[0] ?? null;
}
