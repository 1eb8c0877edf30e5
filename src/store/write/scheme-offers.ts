import type { PoolClient } from 'pg';
import type { SchemeVersionId } from '../../port/store-scheme.ts';

type Client = Pick<PoolClient, 'query'>;

export interface NewOffer extends SchemeVersionId {
  readonly receivers: readonly string[];
  readonly note: string;
  readonly by: string;
}

/** Offers a published version to offices below; the ones to which it was not offered before. */
export async function insertOffers(client: Client, offer: NewOffer): Promise<readonly string[]> {
  const { office, scheme, version, receivers, note, by } = offer;
  const added = await client.query<{ receiver: string }>(
    `INSERT INTO zhunsheng.scheme_offer AS f (office, scheme, version, receiver, note, offered_by)
      SELECT $1, $2, $3, r, $5, $6 FROM unnest($4::text[]) AS r
      ON CONFLICT DO NOTHING RETURNING f.receiver`,
    [office, scheme, version, receivers, note, by],
  );
  return added.rows.map((row) => row.receiver);
}

/** Takes an offer back; drafts already made from it stay. Whether there was one. */
export async function deleteOffer(client: Client, id: SchemeVersionId, receiver: string): Promise<boolean> {
  const { office, scheme, version } = id;
  const gone = await client.query(
    `DELETE FROM zhunsheng.scheme_offer AS f
      WHERE f.office = $1 AND f.scheme = $2 AND f.version = $3 AND f.receiver = $4`,
    [office, scheme, version, receiver],
  );
  return gone.rowCount === 1;
}
