import type { PoolClient } from 'pg';
import type { ResultDocument } from '../../core/result/document.ts';
import type { Publication } from '../../port/store-decision.ts';
import { utcText } from '../write/moment.ts';

type Client = Pick<PoolClient, 'query'>;

export const publicationColumns = `p.office, p.campaign, p.number, ${utcText('p.at')} AS at, p.by, p.reason,
  ${utcText('p.public_from')} AS "publicFrom", ${utcText('p.public_to')} AS "publicTo",
  ${utcText('p.appeal_to')} AS "appealTo", p.provisional, p.missing, p.result_hash AS "resultHash",
  p.facts_sequence::int AS "factsSequence", p.difference`;

/** The publications of a campaign in their order. */
export async function listPublications(
  client: Client,
  office: string,
  campaign: string,
): Promise<readonly Publication[]> {
  const found = await client.query<Publication>(
    `SELECT ${publicationColumns} FROM zhunsheng.publication AS p
      WHERE p.office = $1 AND p.campaign = $2 ORDER BY p.number`,
    [office, campaign],
  );
  return found.rows;
}

/** The result that a publication made public; null when there is no such publication. */
export async function readPublishedResult(
  client: Client,
  office: string,
  campaign: string,
  number: number,
): Promise<ResultDocument | null> {
  const found = await client.query<{ result: ResultDocument }>(
    'SELECT p.result FROM zhunsheng.publication AS p WHERE p.office = $1 AND p.campaign = $2 AND p.number = $3',
    [office, campaign, number],
  );
  return found.rows[0]?.result ?? null;
}
