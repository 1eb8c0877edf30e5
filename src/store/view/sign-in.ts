import type { Pool, PoolClient } from 'pg';
import type { Role } from '../../port/actor.ts';

type Client = Pick<Pool | PoolClient, 'query'>;

// Asked before anybody is signed in, so outside any office.

/** Id and stored hash of the active account with this login; null when there is none. */
export async function readCredential(
  client: Client,
  login: string,
): Promise<{ readonly id: string; readonly password: string | null } | null> {
  const found = await client.query<{ id: string; password: string | null }>(
    `SELECT a.id, a.password FROM zhunsheng.account AS a WHERE a.login = $1 AND a.state = 'active'`,
    [login],
  );
  return found.rows[0] ?? null;
}

/** Offices whose people sign in with another provider. */
export async function officesWithOidc(
  client: Client,
): Promise<readonly { readonly office: string; readonly name: string }[]> {
  const found = await client.query<{ office: string; name: string }>(
    `SELECT o.id AS office, o.name FROM zhunsheng.account_settings AS p JOIN zhunsheng.office AS o ON o.id = p.office
      WHERE p.oidc IS NOT NULL ORDER BY o.id LIMIT 500`,
  );
  return found.rows;
}

export interface DemoAccount {
  readonly id: string;
  readonly name: string;
  readonly office: string;
  readonly roles: readonly Role[];
}

/** Accounts of demonstration offices, which anybody may enter. */
export async function demoAccounts(client: Client): Promise<readonly DemoAccount[]> {
  const found = await client.query<DemoAccount>(
    `SELECT a.id, a.name, o.name AS office,
        coalesce((SELECT json_agg(DISTINCT g.role) FROM zhunsheng.role_grant AS g WHERE g.account = a.id), '[]') AS roles
      FROM zhunsheng.account AS a JOIN zhunsheng.office AS o ON o.id = a.office
      JOIN zhunsheng.account_settings AS p ON p.office = a.office
      WHERE p.demo AND a.state = 'active' ORDER BY a.login LIMIT 500`,
  );
  return found.rows;
}
