import type { PoolClient } from 'pg';
import type { AccountRow } from '../../port/store-account.ts';
import { utcText } from '../write/moment.ts';
import { isOpen } from './standing.ts';

type Client = Pick<PoolClient, 'query'>;

const columns = `a.id, a.office, a.login, a.name, a.state, a.camp, a.password IS NOT NULL AS "hasPassword",
  EXISTS (SELECT 1 FROM zhunsheng.second_factor AS f WHERE f.account = a.id AND f.secret IS NOT NULL)
    AS "hasSecondFactor",
  coalesce((SELECT json_agg(json_build_object('id', g.id, 'role', g.role, 'scope', g.scope) ORDER BY g.role, g.scope)
    FROM zhunsheng.role_grant AS g WHERE g.account = a.id), '[]') AS grants,
  (SELECT json_build_object('issuer', i.issuer, 'subject', i.subject)
    FROM zhunsheng.oidc_identity AS i WHERE i.account = a.id) AS identity,
  ${utcText('a.created_at')} AS "createdAt", a.revision`;

/** Accounts of the office by login, after `after` (a login), at most `limit`. */
export async function listAccounts(
  client: Client,
  office: string,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<readonly AccountRow[]> {
  const found = await client.query<AccountRow>(
    `SELECT ${columns} FROM zhunsheng.account AS a WHERE a.office = $1 AND a.login > $2
      ORDER BY a.login LIMIT $3`,
    [office, after, limit],
  );
  return found.rows;
}

/** The account; null where the office has none of this id. */
export async function readAccount(client: Client, office: string, id: string): Promise<AccountRow | null> {
  const found = await client.query<AccountRow>(
    `SELECT ${columns} FROM zhunsheng.account AS a WHERE a.office = $1 AND a.id::text = $2`,
    [office, id],
  );
  return found.rows[0] ?? null;
}

export interface SessionRow {
  readonly id: string;
  readonly address: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly expiresAt: string;
}

/** Sessions of an account that have not ended, latest first. */
export async function listSessions(
  client: Client,
  office: string,
  account: string,
): Promise<readonly SessionRow[]> {
  const found = await client.query<SessionRow>(
    `SELECT s.id, s.address, ${utcText('s.created_at')} AS "createdAt",
        ${utcText('s.last_seen_at')} AS "lastSeenAt", ${utcText('s.expires_at')} AS "expiresAt"
      FROM zhunsheng.session AS s WHERE s.office = $1 AND s.account = $2 AND ${isOpen}
      ORDER BY s.created_at DESC, s.id LIMIT 500`,
    [office, account],
  );
  return found.rows;
}

export interface TokenRow {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly lastUsedAt: string | null;
}

/** Tokens of an account that are neither revoked nor expired, latest first. */
export async function listTokens(
  client: Client,
  office: string,
  account: string,
): Promise<readonly TokenRow[]> {
  const found = await client.query<TokenRow>(
    `SELECT t.id, t.name, t.scopes, ${utcText('t.created_at')} AS "createdAt",
        ${utcText('t.expires_at')} AS "expiresAt", ${utcText('t.last_used_at')} AS "lastUsedAt"
      FROM zhunsheng.api_token AS t
      WHERE t.office = $1 AND t.account = $2 AND t.revoked_at IS NULL AND t.expires_at > clock_timestamp()
      ORDER BY t.created_at DESC, t.id LIMIT 500`,
    [office, account],
  );
  return found.rows;
}

/** How many recovery codes are left. */
export async function recoveryCodesLeft(client: Client, office: string, account: string): Promise<number> {
  const found = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM zhunsheng.recovery_code AS c
      WHERE c.office = $1 AND c.account = $2 AND c.used_at IS NULL`,
    [office, account],
  );
  return found.rows[0]?.count ?? 0;
}
