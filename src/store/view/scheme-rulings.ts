import type { PoolClient } from 'pg';
import type { SchemeVersionId } from '../../port/store-scheme.ts';
import { utcText } from '../write/moment.ts';

type Client = Pick<PoolClient, 'query'>;

/** A ruling given in a version, and who gave it. */
export interface GivenRuling {
  readonly number: number;
  readonly assumption: string;
  readonly account: string;
  readonly name: string;
  readonly text: string;
  readonly choice: string;
  readonly ruledAt: string;
}

/** The rulings given in a version, in order. */
export async function listRulings(client: Client, id: SchemeVersionId): Promise<readonly GivenRuling[]> {
  const found = await client.query<GivenRuling>(
    `SELECT r.number, r.assumption, r.account, r.name, r.text, r.choice, ${utcText('r.ruled_at')} AS "ruledAt"
      FROM zhunsheng.scheme_ruling AS r
      WHERE r.office = $1 AND r.scheme = $2 AND r.version = $3 ORDER BY r.number`,
    [id.office, id.scheme, id.version],
  );
  return found.rows;
}
