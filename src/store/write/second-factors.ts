import type { PoolClient } from 'pg';

type Client = Pick<PoolClient, 'query'>;

/** Secrets are sealed. */
export interface SecondFactor {
  readonly secret: string | null;
  readonly pending: string | null;
  readonly lastStep: number;
}

/** Reads and locks it; null where the account never began to set one up. */
export async function lockSecondFactor(
  client: Client,
  office: string,
  account: string,
): Promise<SecondFactor | null> {
  const found = await client.query<{ secret: string | null; pending: string | null; last_step: string }>(
    `SELECT f.secret, f.pending, f.last_step FROM zhunsheng.second_factor AS f
      WHERE f.office = $1 AND f.account = $2 FOR UPDATE`,
    [office, account],
  );
  const [row] = found.rows;
  return row === undefined
    ? null
    : { secret: row.secret, pending: row.pending, lastStep: Number(row.last_step) };
}

/** Keeps a secret that still has to be confirmed with a code. */
export async function keepPending(
  client: Client,
  office: string,
  account: string,
  pending: string,
): Promise<void> {
  await client.query(
    `INSERT INTO zhunsheng.second_factor (office, account, pending) VALUES ($1, $2, $3)
      ON CONFLICT (account) DO UPDATE SET pending = excluded.pending`,
    [office, account, pending],
  );
}

/** The pending secret is the secret from now on; recovery codes are new. */
export async function confirmPending(
  client: Client,
  { office, account, step }: { readonly office: string; readonly account: string; readonly step: number },
  codes: readonly string[],
): Promise<void> {
  await client.query(
    `UPDATE zhunsheng.second_factor SET secret = pending, pending = NULL, last_step = $3,
        confirmed_at = clock_timestamp() WHERE office = $1 AND account = $2`,
    [office, account, step],
  );
  await client.query('DELETE FROM zhunsheng.recovery_code WHERE office = $1 AND account = $2', [
    office,
    account,
  ]);
  await client.query(
    `INSERT INTO zhunsheng.recovery_code (office, account, hash) SELECT $1, $2, unnest($3::text[])`,
    [office, account, codes],
  );
}

/** A code of this time step was accepted. */
export async function keepStep(client: Client, office: string, account: string, step: number): Promise<void> {
  await client.query('UPDATE zhunsheng.second_factor SET last_step = $3 WHERE office = $1 AND account = $2', [
    office,
    account,
    step,
  ]);
}

/** Uses a recovery code up; false where there is none like it left. */
export async function spendRecoveryCode(
  client: Client,
  office: string,
  account: string,
  hash: string,
): Promise<boolean> {
  const used = await client.query(
    `UPDATE zhunsheng.recovery_code SET used_at = clock_timestamp()
      WHERE office = $1 AND account = $2 AND hash = $3 AND used_at IS NULL`,
    [office, account, hash],
  );
  return used.rowCount === 1;
}

/** Takes the second factor away: the account sets up another when it next signs in. */
export async function removeSecondFactor(client: Client, office: string, account: string): Promise<boolean> {
  await client.query('DELETE FROM zhunsheng.recovery_code WHERE office = $1 AND account = $2', [
    office,
    account,
  ]);
  const gone = await client.query('DELETE FROM zhunsheng.second_factor WHERE office = $1 AND account = $2', [
    office,
    account,
  ]);
  return gone.rowCount === 1;
}

/** The database's clock in Unix seconds. */
export async function epochNow(client: Client): Promise<number> {
  const found = await client.query<{ epoch: number }>(
    'SELECT extract(epoch FROM clock_timestamp())::float8 AS epoch',
  );
  const [row] = found.rows;
  if (row === undefined) throw new Error('the database gave no time');
  return Math.floor(row.epoch);
}
