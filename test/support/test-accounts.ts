import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { Actor, Grant } from '../../src/port/actor.ts';

/** An account with rows behind it, for use cases that look at them; grants as told. */
export async function addTestAccount(
  pool: Pool,
  name: string,
  grants: readonly Grant[],
  office = 'demo',
): Promise<Actor> {
  const account = randomUUID();
  await pool.query(
    `INSERT INTO zhunsheng.account (id, office, login, name, created_by) VALUES ($1, $2, $3, $4, 'system')`,
    [account, office, `t${account.slice(0, 12)}`, name],
  );
  for (const { role, scope } of grants)
    await pool.query(
      `INSERT INTO zhunsheng.role_grant (office, account, camp, role, scope, granted_by)
        VALUES ($1, $2, 'work', $3, $4, 'system')`,
      [office, account, role, scope],
    );
  return { account, name, office, grants, scopes: null };
}
