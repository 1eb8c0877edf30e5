import type { PoolClient } from 'pg';
import type { Grant } from '../../port/actor.ts';

type Client = Pick<PoolClient, 'query'>;

export interface NewGrant extends Grant {
  readonly office: string;
  readonly account: string;
  readonly camp: string;
  readonly by: string;
}

/**
 * Adds a role; the account has to be locked. `exclusive`: what the account is already excludes it (the database would
 * refuse too). `held`: it has it.
 */
export async function insertGrant(
  client: Client,
  grant: NewGrant,
): Promise<{ readonly id: string } | 'exclusive' | 'held'> {
  const { office, account, camp, role, scope, by } = grant;
  const moved = await client.query(
    `UPDATE zhunsheng.account AS a SET camp = $3, revision = a.revision + 1
      WHERE a.office = $1 AND a.id = $2 AND (a.camp = $3 OR NOT EXISTS (
        SELECT 1 FROM zhunsheng.role_grant AS g WHERE g.office = $1 AND g.account = a.id))`,
    [office, account, camp],
  );
  if (moved.rowCount !== 1) return 'exclusive';
  const added = await client.query<{ id: string }>(
    `INSERT INTO zhunsheng.role_grant (office, account, camp, role, scope, granted_by)
      VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (account, role, coalesce(scope, '')) DO NOTHING RETURNING id`,
    [office, account, camp, role, scope, by],
  );
  return added.rows[0] ?? 'held';
}

/** Takes a role away; null where the account has none of this id. */
export async function deleteGrant(
  client: Client,
  office: string,
  account: string,
  id: string,
): Promise<Grant | null> {
  const gone = await client.query<Grant>(
    `DELETE FROM zhunsheng.role_grant AS g WHERE g.office = $1 AND g.account = $2 AND g.id::text = $3
      RETURNING g.role, g.scope`,
    [office, account, id],
  );
  if (gone.rowCount === 1)
    await client.query('UPDATE zhunsheng.account SET revision = revision + 1 WHERE office = $1 AND id = $2', [
      office,
      account,
    ]);
  return gone.rows[0] ?? null;
}

/** How many accounts besides this one hold the role and can sign in with it. */
export async function othersWith(
  client: Client,
  office: string,
  role: string,
  account: string,
): Promise<number> {
  const found = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM zhunsheng.role_grant AS g JOIN zhunsheng.account AS a ON a.id = g.account
      WHERE g.office = $1 AND g.role = $2 AND g.account <> $3 AND a.state = 'active'
        AND (a.password IS NOT NULL OR EXISTS (SELECT 1 FROM zhunsheng.oidc_identity AS i WHERE i.account = a.id))`,
    [office, role, account],
  );
  return found.rows[0]?.count ?? 0;
}
