import type { PoolClient } from 'pg';
import { utcText } from '../write/moment.ts';

type Client = Pick<PoolClient, 'query'>;

/** A result of an office below, public or final. */
export interface ResultBelow {
  readonly office: string;
  readonly officeName: string;
  readonly campaign: string;
  readonly title: string;
  readonly state: 'published' | 'final';
  readonly at: string;
  readonly provisional: boolean;
  readonly resultHash: string;
}

/** Results of the offices below the one of the transaction, the latest first. */
export async function resultsBelow(client: Client): Promise<readonly ResultBelow[]> {
  const found = await client.query<ResultBelow>(
    `SELECT r.office, r.office_name AS "officeName", r.campaign, r.title, r.state, ${utcText('r.at')} AS at,
        r.provisional, r.result_hash AS "resultHash"
      FROM zhunsheng.results_below() AS r ORDER BY r.at DESC, r.office, r.campaign`,
  );
  return found.rows;
}

/** One of them in full, null when it is not there to be seen. */
export async function resultBelow(client: Client, office: string, campaign: string): Promise<unknown> {
  const found = await client.query<{ result: unknown }>('SELECT zhunsheng.result_below($1, $2) AS result', [
    office,
    campaign,
  ]);
  return found.rows[0]?.result ?? null;
}
