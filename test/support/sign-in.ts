import type { Pool } from 'pg';
import { hashSecret, newSecret, newToken } from '../../src/account/secret.ts';
import type { Grant, TokenScope } from '../../src/port/actor.ts';

/** Somebody with an account, and the headers with which requests come from it. */
export interface TestPerson {
  readonly account: string;
  /** As a program with a token of all scopes. */
  readonly token: { readonly authorization: string };
  /** As a browser on this site, signed in. */
  readonly browser: Readonly<Record<'cookie' | 'origin' | 'host', string>>;
}

const host = 'localhost:8080';
const everyScope: readonly TokenScope[] = ['read', 'facts', 'review', 'manage'];

/** Makes an account with grants, a token and a session, by rows: how people get them is tested where it happens. */
export async function testPerson(
  pool: Pool,
  office: string,
  grants: readonly Grant[],
  login = `t-${newSecret()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')}`,
): Promise<TestPerson> {
  const camp = grants.find(({ role }) => role.endsWith('-admin'))?.role ?? 'work';
  const made = await pool.query<{ id: string }>(
    `INSERT INTO zhunsheng.account (office, login, name, camp, created_by)
      VALUES ($1, $2, $2, $3, 'test') RETURNING id`,
    [office, login, camp],
  );
  const account = made.rows[0]?.id ?? '';
  for (const { role, scope } of grants)
    await pool.query(
      `INSERT INTO zhunsheng.role_grant (office, account, camp, role, scope, granted_by)
        VALUES ($1, $2, $3, $4, $5, 'test')`,
      [office, account, camp, role, scope],
    );
  const [token, session] = [newToken(), newSecret()];
  await pool.query(
    `INSERT INTO zhunsheng.api_token (office, account, name, hash, scopes, expires_at)
      VALUES ($1, $2, 'test', $3, $4, now() + interval '1 day')`,
    [office, account, hashSecret(token), everyScope],
  );
  await pool.query(
    `INSERT INTO zhunsheng.session (office, account, hash, address, idle_seconds, expires_at, second_factor_at)
      VALUES ($1, $2, $3, '127.0.0.1', 3600, now() + interval '1 day', now())`,
    [office, account, hashSecret(session)],
  );
  return {
    account,
    token: { authorization: `Bearer ${token}` },
    browser: { cookie: `zhunsheng-session=${session}`, origin: `http://${host}`, host },
  };
}
