import type { PoolClient } from 'pg';

type Client = Pick<PoolClient, 'query'>;

export interface NewAccount {
  readonly office: string;
  readonly login: string;
  readonly name: string;
  readonly by: string;
}

/** The new account's id; null where the login is taken, in whatever office. */
export async function insertAccount(client: Client, account: NewAccount): Promise<string | null> {
  const { office, login, name, by } = account;
  const added = await client.query<{ id: string }>(
    `INSERT INTO zhunsheng.account (office, login, name, created_by) VALUES ($1, $2, $3, $4)
      ON CONFLICT (login) DO NOTHING RETURNING id`,
    [office, login, name, by],
  );
  return added.rows[0]?.id ?? null;
}

/** Locks an account's row until the end of the transaction; false where the office has no such account. */
export async function lockAccount(client: Client, office: string, id: string): Promise<boolean> {
  const found = await client.query(
    'SELECT a.id FROM zhunsheng.account AS a WHERE a.office = $1 AND a.id::text = $2 FOR UPDATE',
    [office, id],
  );
  return found.rowCount === 1;
}

/** Locks the office: whoever counts its administrators and then changes one waits for the others who do. */
export async function lockOffice(client: Client, office: string): Promise<void> {
  await client.query('SELECT o.id FROM zhunsheng.office AS o WHERE o.id = $1 FOR NO KEY UPDATE', [office]);
}

export async function updateAccount(
  client: Client,
  office: string,
  id: string,
  change: { readonly name: string; readonly state: string },
): Promise<void> {
  await client.query(
    `UPDATE zhunsheng.account SET name = $3, state = $4, revision = revision + 1 WHERE office = $1 AND id = $2`,
    [office, id, change.name, change.state],
  );
}

/** Sets the hash of a new password and keeps the former one's, as far as `history` asks for. */
export async function setPassword(
  client: Client,
  {
    office,
    account,
    password,
  }: { readonly office: string; readonly account: string; readonly password: string },
  history: number,
): Promise<void> {
  await client.query(
    `INSERT INTO zhunsheng.password_history (office, account, password, set_at)
      SELECT a.office, a.id, a.password, a.password_at FROM zhunsheng.account AS a
        WHERE a.office = $1 AND a.id = $2 AND a.password IS NOT NULL`,
    [office, account],
  );
  await client.query(
    `UPDATE zhunsheng.account SET password = $3, password_at = clock_timestamp() WHERE office = $1 AND id = $2`,
    [office, account, password],
  );
  await client.query(
    `DELETE FROM zhunsheng.password_history WHERE office = $1 AND account = $2 AND id NOT IN (
      SELECT h.id FROM zhunsheng.password_history AS h WHERE h.office = $1 AND h.account = $2
        ORDER BY h.set_at DESC, h.id LIMIT $3)`,
    [office, account, history],
  );
}

/** Hashes of the present password and of the former ones that are kept. */
export async function passwordsOf(
  client: Client,
  office: string,
  account: string,
  history: number,
): Promise<{ readonly present: string | null; readonly former: readonly string[] }> {
  const present = await client.query<{ password: string | null }>(
    'SELECT a.password FROM zhunsheng.account AS a WHERE a.office = $1 AND a.id = $2',
    [office, account],
  );
  const former = await client.query<{ password: string }>(
    `SELECT h.password FROM zhunsheng.password_history AS h WHERE h.office = $1 AND h.account = $2
      ORDER BY h.set_at DESC, h.id LIMIT $3`,
    [office, account, history],
  );
  return { present: present.rows[0]?.password ?? null, former: former.rows.map((row) => row.password) };
}

/** Takes the password away; its hash stays among the former ones. */
export async function clearPassword(client: Client, office: string, account: string): Promise<void> {
  await client.query(
    `INSERT INTO zhunsheng.password_history (office, account, password, set_at)
      SELECT a.office, a.id, a.password, a.password_at FROM zhunsheng.account AS a
        WHERE a.office = $1 AND a.id = $2 AND a.password IS NOT NULL`,
    [office, account],
  );
  await client.query(
    'UPDATE zhunsheng.account SET password = NULL, password_at = NULL WHERE office = $1 AND id = $2',
    [office, account],
  );
}
