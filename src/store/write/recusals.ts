import type { PoolClient } from 'pg';
import type { Recusal } from '../../port/store-review.ts';
import { recusalColumns } from '../view/recusals.ts';
import { only } from './rows.ts';

type Client = Pick<PoolClient, 'query'>;

/** Records that a lead may not judge, and who does instead; an earlier word on the same is replaced. */
export async function putRecusal(
  client: Client,
  office: string,
  campaign: string,
  recusal: Pick<Recusal, 'unit' | 'indicator' | 'lead' | 'substitute' | 'reason' | 'ended' | 'by'>,
): Promise<Recusal> {
  const { unit, indicator, lead, substitute, reason, ended, by } = recusal;
  const put = await client.query<Recusal>(
    `INSERT INTO zhunsheng.recusal AS r (office, campaign, unit, indicator, lead, substitute, reason, ended, by)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      ON CONFLICT (office, campaign, unit, indicator, lead) DO UPDATE SET substitute = excluded.substitute,
        reason = excluded.reason, ended = excluded.ended, by = excluded.by, at = clock_timestamp(),
        revision = r.revision + 1
      RETURNING ${recusalColumns}`,
    [office, campaign, unit, indicator ?? '', lead, substitute, reason, ended, by],
  );
  return only(put.rows);
}
