import { testPerson } from '../../support/sign-in.ts';
import type { TestPlatform } from '../../support/test-platform.ts';

/** What no reply may hold, whoever asks: as they stand in the store. */
export const secrets = {
  password: '$argon2id$v=19$m=8,t=1,p=1$Y2FuYXJ5$cGFzc3dvcmQtY2FuYXJ5',
  totp: 'v1.totp-secret-canary',
  oidc: 'v1.oidc-secret-canary',
  webhook: 'v1.webhook-secret-canary',
  connector: 'v1.connector-password-canary',
} as const;

type Planted = readonly (readonly [string, string])[];

/** An account to be managed, one that has a password, a second factor, an identity; secrets that nobody may see. */
export async function plantAccounts({ pool }: TestPlatform): Promise<Planted> {
  const target = await testPerson(pool, 'demo', [{ role: 'expert', scope: null }], 'person-managed-xq');
  const spare = await testPerson(pool, 'demo', [{ role: 'expert', scope: null }], 'person-spare-xq');
  await pool.query(`UPDATE zhunsheng.account SET password = $1, password_at = now() WHERE id = $2`, [
    secrets.password,
    target.account,
  ]);
  await pool.query(
    `INSERT INTO zhunsheng.second_factor (office, account, secret, confirmed_at) VALUES ('demo', $1, $2, now())`,
    [target.account, secrets.totp],
  );
  await pool.query(
    `INSERT INTO zhunsheng.oidc_identity (office, account, issuer, subject, linked_by)
      VALUES ('demo', $1, 'https://id.example', 'managed', 'test')`,
    [target.account],
  );
  await pool.query(
    `INSERT INTO zhunsheng.account_settings (office, preset, oidc, oidc_secret)
      VALUES ('demo', 'dengbao', '{"issuer":"https://id.example","clientId":"x","claim":null,"trustsSecondFactor":false}', $1)
      ON CONFLICT (office) DO UPDATE SET oidc = excluded.oidc, oidc_secret = excluded.oidc_secret`,
    [secrets.oidc],
  );
  const grant = await pool.query<{ id: string }>('SELECT id FROM zhunsheng.role_grant WHERE account = $1', [
    spare.account,
  ]);
  return [
    ['account', target.account],
    ['spare account', spare.account],
    ['grant', grant.rows[0]?.id ?? ''],
  ];
}
