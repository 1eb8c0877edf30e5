import type { PoolClient } from 'pg';

type Client = Pick<PoolClient, 'query'>;

/** Who an account is at another provider. */
export interface Identity {
  readonly office: string;
  readonly account: string;
  readonly issuer: string;
  readonly subject: string;
}

/** Links it, in place of what was linked before; false where another account has this identity. */
export async function linkIdentity(client: Client, identity: Identity, by: string): Promise<boolean> {
  const { office, account, issuer, subject } = identity;
  const taken = await client.query(
    `SELECT 1 FROM zhunsheng.oidc_identity AS i
      WHERE i.office = $1 AND i.issuer = $2 AND i.subject = $3 AND i.account <> $4`,
    [office, issuer, subject, account],
  );
  if (taken.rowCount !== 0) return false;
  await client.query(
    `INSERT INTO zhunsheng.oidc_identity (office, account, issuer, subject, linked_by) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (account) DO UPDATE SET issuer = excluded.issuer, subject = excluded.subject,
        linked_by = excluded.linked_by, linked_at = clock_timestamp()`,
    [office, account, issuer, subject, by],
  );
  return true;
}

export async function unlinkIdentity(client: Client, office: string, account: string): Promise<boolean> {
  const gone = await client.query('DELETE FROM zhunsheng.oidc_identity WHERE office = $1 AND account = $2', [
    office,
    account,
  ]);
  return gone.rowCount === 1;
}

/** Id of the active account with this identity; null when there is none. */
export async function accountOfIdentity(
  client: Client,
  { office, issuer, subject }: Omit<Identity, 'account'>,
): Promise<string | null> {
  const found = await client.query<{ account: string }>(
    `SELECT i.account FROM zhunsheng.oidc_identity AS i JOIN zhunsheng.account AS a ON a.id = i.account
      WHERE i.office = $1 AND i.issuer = $2 AND i.subject = $3 AND a.state = 'active'`,
    [office, issuer, subject],
  );
  return found.rows[0]?.account ?? null;
}

/** Id of the active account with this login that no identity is linked to, nor is an administrator's; else null. */
export async function linkableAccount(client: Client, office: string, login: string): Promise<string | null> {
  const found = await client.query<{ id: string }>(
    `SELECT a.id FROM zhunsheng.account AS a
      WHERE a.office = $1 AND a.login = $2 AND a.state = 'active' AND a.camp = 'work'
        AND NOT EXISTS (SELECT 1 FROM zhunsheng.oidc_identity AS i WHERE i.account = a.id)`,
    [office, login],
  );
  return found.rows[0]?.id ?? null;
}
