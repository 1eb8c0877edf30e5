import type { PoolClient } from 'pg';

type Client = Pick<PoolClient, 'query'>;

export interface AccountSettings {
  readonly office: string;
  readonly preset: string;
  /** JSON; null: no other provider. */
  readonly oidc: unknown;
  /** Sealed. */
  readonly oidcSecret: string | null;
  readonly demo: boolean;
  readonly revision: number;
}

const columns = 'p.office, p.preset, p.oidc, p.oidc_secret AS "oidcSecret", p.demo, p.revision';

/** Settings an office begins with; nothing where it has some. */
export async function insertSettings(
  client: Client,
  office: string,
  preset: string,
  demo: boolean,
): Promise<void> {
  await client.query(
    `INSERT INTO zhunsheng.account_settings (office, preset, demo) VALUES ($1, $2, $3)
      ON CONFLICT (office) DO NOTHING`,
    [office, preset, demo],
  );
}

/** With `lock` until the end of the transaction. Null: the office has none. */
export async function readSettings(
  client: Client,
  office: string,
  lock: 'lock' | 'read' = 'read',
): Promise<AccountSettings | null> {
  const found = await client.query<AccountSettings>(
    `SELECT ${columns} FROM zhunsheng.account_settings AS p WHERE p.office = $1 ${lock === 'lock' ? 'FOR UPDATE' : ''}`,
    [office],
  );
  return found.rows[0] ?? null;
}

/** Writes what may be changed. */
export async function updateSettings(
  client: Client,
  settings: Pick<AccountSettings, 'office' | 'preset' | 'oidc' | 'oidcSecret'>,
): Promise<void> {
  const { office, preset, oidc, oidcSecret } = settings;
  await client.query(
    `UPDATE zhunsheng.account_settings SET preset = $2, oidc = $3, oidc_secret = $4, revision = revision + 1
      WHERE office = $1`,
    [office, preset, oidc === null ? null : JSON.stringify(oidc), oidcSecret],
  );
}
