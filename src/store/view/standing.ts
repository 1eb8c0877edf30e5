import type { Pool, PoolClient } from 'pg';
import type { OpenSession, OpenToken, Standing } from '../../port/store-account.ts';
import { utcText } from '../write/moment.ts';

type Client = Pick<Pool | PoolClient, 'query'>;

// These run before it is known whose request it is, so outside any office: only ever by the hash of a secret or an id.

const grants = `coalesce((SELECT json_agg(json_build_object('role', g.role, 'scope', g.scope)
    ORDER BY g.role, g.scope) FROM zhunsheng.role_grant AS g WHERE g.account = a.id), '[]')`;
const standing = `a.office, a.id AS account, a.login, a.name, ${grants} AS grants,
  coalesce(p.preset, 'dengbao') AS preset, coalesce(p.demo, false) AS demo,
  extract(epoch FROM clock_timestamp() - a.password_at)::float8 AS "passwordAge",
  EXISTS (SELECT 1 FROM zhunsheng.second_factor AS f WHERE f.account = a.id AND f.secret IS NOT NULL)
    AS "hasSecondFactor"`;
const ofAccount = `zhunsheng.account AS a LEFT JOIN zhunsheng.account_settings AS p ON p.office = a.office`;

interface SessionRow extends Standing {
  readonly id: string;
  readonly expiresAt: string;
  readonly secondFactorPassed: boolean;
  readonly stale: boolean;
}

/** The session of this hash, if it is still good; that it was seen is noted once a minute. */
export async function readSession(client: Client, hash: string): Promise<OpenSession | null> {
  const found = await client.query<SessionRow>(
    `SELECT s.id, ${utcText('s.expires_at')} AS "expiresAt", s.second_factor_at IS NOT NULL AS "secondFactorPassed",
        s.last_seen_at < clock_timestamp() - interval '1 minute' AS stale, ${standing}
      FROM zhunsheng.session AS s JOIN ${ofAccount} ON a.id = s.account
      WHERE s.hash = $1 AND a.state = 'active' AND ${isOpen}`,
    [hash],
  );
  const [row] = found.rows;
  if (row === undefined) return null;
  if (row.stale)
    await client.query('UPDATE zhunsheng.session SET last_seen_at = clock_timestamp() WHERE id = $1', [
      row.id,
    ]);
  const { id, expiresAt, secondFactorPassed, stale: _, ...rest } = row;
  return { id, expiresAt, secondFactorPassed, standing: rest };
}

/** SQL: the session `s` has not ended, by the database's clock. */
export const isOpen = `s.ended_at IS NULL AND s.expires_at > clock_timestamp()
  AND s.last_seen_at + make_interval(secs => s.idle_seconds) > clock_timestamp()`;

interface TokenRow extends Standing {
  readonly id: string;
  readonly scopes: OpenToken['scopes'];
  readonly stale: boolean;
}

/** The token of this hash, if it is still good; that it was used is noted once a minute. */
export async function readToken(client: Client, hash: string): Promise<OpenToken | null> {
  const found = await client.query<TokenRow>(
    `SELECT t.id, t.scopes,
        coalesce(t.last_used_at < clock_timestamp() - interval '1 minute', true) AS stale, ${standing}
      FROM zhunsheng.api_token AS t JOIN ${ofAccount} ON a.id = t.account
      WHERE t.hash = $1 AND a.state = 'active' AND t.revoked_at IS NULL AND t.expires_at > clock_timestamp()`,
    [hash],
  );
  const [row] = found.rows;
  if (row === undefined) return null;
  if (row.stale)
    await client.query('UPDATE zhunsheng.api_token SET last_used_at = clock_timestamp() WHERE id = $1', [
      row.id,
    ]);
  const { id, scopes, stale: _, ...rest } = row;
  return { id, scopes, standing: rest };
}

/** The account of this id or, with `login`, of this login; null when there is none that may sign in. */
export async function readStanding(
  client: Client,
  by: { readonly id: string } | { readonly login: string },
): Promise<Standing | null> {
  const [where, value] = 'id' in by ? ['a.id::text = $1', by.id] : ['a.login = $1', by.login];
  const found = await client.query<Standing>(
    `SELECT ${standing} FROM ${ofAccount} WHERE ${where} AND a.state = 'active'`,
    [value],
  );
  return found.rows[0] ?? null;
}
