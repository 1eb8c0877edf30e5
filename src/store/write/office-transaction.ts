import type { Pool, PoolClient } from 'pg';
import type { TransactionKind } from './transaction.ts';
import { inTransaction } from './transaction.ts';

/**
 * As `inTransaction`, for one office: the database itself shows and takes rows of that office only, and what is
 * append-only can only be appended to.
 */
export function inOffice<T>(
  pool: Pool,
  office: string,
  work: (client: PoolClient) => Promise<T>,
  kind: TransactionKind = 'write',
): Promise<T> {
  return inTransaction(
    pool,
    async (client) => {
      await client.query(`SELECT set_config('zhunsheng.office', $1, true)`, [office]);
      await client.query('SET LOCAL ROLE zhunsheng_app');
      return work(client);
    },
    kind,
  );
}
