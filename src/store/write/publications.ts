import type { PoolClient } from 'pg';
import type { ResultDocument } from '../../core/result/document.ts';
import type { Publication } from '../../port/store-decision.ts';
import { publicationColumns } from '../view/publications.ts';
import { only } from './rows.ts';

export type NewPublication = Omit<Publication, 'at'> & { readonly result: ResultDocument };

/** Adds a publication; of two with the same number the database takes one. */
export async function insertPublication(
  client: Pick<PoolClient, 'query'>,
  publication: NewPublication,
): Promise<Publication> {
  const { office, campaign, number, by, reason, publicFrom, publicTo, appealTo, provisional } = publication;
  const { missing, result, resultHash, factsSequence, difference } = publication;
  const added = await client.query<Publication>(
    `INSERT INTO zhunsheng.publication AS p (office, campaign, number, by, reason, public_from, public_to, appeal_to,
        provisional, missing, result, result_hash, facts_sequence, difference)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) RETURNING ${publicationColumns}`,
    [
      ...[office, campaign, number, by, reason, publicFrom, publicTo, appealTo, provisional],
      JSON.stringify(missing),
      JSON.stringify(result),
      ...[resultHash, factsSequence],
      difference === null ? null : JSON.stringify(difference),
    ],
  );
  return only(added.rows);
}
