import type { PoolClient } from 'pg';
import type { SchemeVersionId } from '../../port/store-scheme.ts';
import { utcText } from './moment.ts';

type Client = Pick<PoolClient, 'query'>;

/** Who ruled: the account and its name then. */
export interface RulingEntry extends SchemeVersionId {
  readonly assumption: string;
  readonly account: string;
  readonly name: string;
  readonly text: string;
  readonly choice: string;
}

/** Notes who gave a ruling. The transaction holds the version. The moment, UTC. */
export async function insertRuling(client: Client, entry: RulingEntry): Promise<string> {
  const { office, scheme, version, assumption, account, name, text, choice } = entry;
  const added = await client.query<{ at: string }>(
    `INSERT INTO zhunsheng.scheme_ruling AS r
        (office, scheme, version, number, assumption, account, name, text, choice)
      SELECT $1, $2, $3, coalesce(max(e.number), 0) + 1, $4, $5, $6, $7, $8
        FROM zhunsheng.scheme_ruling AS e WHERE e.office = $1 AND e.scheme = $2 AND e.version = $3
      RETURNING ${utcText('r.ruled_at')} AS at`,
    [office, scheme, version, assumption, account, name, text, choice],
  );
  return added.rows[0]?.at ?? '';
}
