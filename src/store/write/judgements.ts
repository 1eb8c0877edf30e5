import type { PoolClient } from 'pg';
import type { Judgement } from '../../port/store-review.ts';
import { judgementColumns } from '../view/judgements.ts';
import { only } from './rows.ts';

/** Puts a judgement in the place of the one before. The batch that holds it is committed in the same transaction. */
export async function putJudgement(
  client: Pick<PoolClient, 'query'>,
  office: string,
  judgement: Omit<Judgement, 'id' | 'revision' | 'at'>,
): Promise<Judgement> {
  const { campaign, dataset, indicator, unit, lead, item, cells, reason, batch, by } = judgement;
  const put = await client.query<Judgement>(
    `INSERT INTO zhunsheng.judgement AS j
        (office, campaign, dataset, indicator, unit, lead, item, cells, reason, batch, by)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
      ON CONFLICT (office, campaign, dataset, unit, lead, item) DO UPDATE SET indicator = excluded.indicator,
        cells = excluded.cells, reason = excluded.reason, batch = excluded.batch, by = excluded.by,
        at = clock_timestamp(), revision = j.revision + 1
      RETURNING ${judgementColumns}`,
    [office, campaign, dataset, indicator, unit, lead, item, JSON.stringify(cells), reason, batch, by],
  );
  return only(put.rows);
}

/** Removes a judgement whose row was taken back in the same transaction; the audit log keeps what it was. */
export async function deleteJudgement(
  client: Pick<PoolClient, 'query'>,
  office: string,
  id: string,
): Promise<void> {
  await client.query('DELETE FROM zhunsheng.judgement AS j WHERE j.office = $1 AND j.id = $2', [office, id]);
}
