import type { PoolClient } from 'pg';
import type { Judgement } from '../../port/store-review.ts';
import { utcText } from '../write/moment.ts';

type Client = Pick<PoolClient, 'query'>;

export const judgementColumns = `j.id, j.campaign, j.dataset, j.indicator, j.unit, j.lead, j.item, j.cells, j.reason,
  j.batch::int AS batch, j.revision, j.by, ${utcText('j.at')} AS at`;

export interface JudgementFilter {
  readonly indicators?: readonly string[];
  readonly leads?: readonly string[];
  readonly unit?: string;
}

/** Judgements of a campaign, by indicator, unit, lead, item. */
export async function listJudgements(
  client: Client,
  office: string,
  campaign: string,
  { indicators, leads, unit }: JudgementFilter = {},
): Promise<readonly Judgement[]> {
  const found = await client.query<Judgement>(
    `SELECT ${judgementColumns} FROM zhunsheng.judgement AS j
      WHERE j.office = $1 AND j.campaign = $2 AND ($3::text[] IS NULL OR j.indicator = ANY ($3))
        AND ($4::text[] IS NULL OR j.lead = ANY ($4)) AND ($5::text IS NULL OR j.unit = $5)
      ORDER BY j.indicator, j.unit, j.lead, j.item`,
    [office, campaign, indicators ?? null, leads ?? null, unit ?? null],
  );
  return found.rows;
}

export type JudgementKey = Pick<Judgement, 'campaign' | 'dataset' | 'unit' | 'lead' | 'item'>;

/** The judgement that stands, locked until the transaction ends; null when there is none. */
export async function holdJudgement(
  client: Client,
  office: string,
  key: JudgementKey,
): Promise<Judgement | null> {
  const found = await client.query<Judgement>(
    `SELECT ${judgementColumns} FROM zhunsheng.judgement AS j
      WHERE j.office = $1 AND j.campaign = $2 AND j.dataset = $3 AND j.unit = $4 AND j.lead = $5 AND j.item = $6
      FOR UPDATE`,
    [office, key.campaign, key.dataset, key.unit, key.lead, key.item],
  );
  return found.rows[0] ?? null;
}
