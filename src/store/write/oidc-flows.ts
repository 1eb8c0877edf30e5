import type { PoolClient } from 'pg';

type Client = Pick<PoolClient, 'query'>;

export interface StoredFlow {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly redirectUri: string;
}

/** Remembers a sign-in under way; those that were given up are removed. */
export async function insertFlow(
  client: Client,
  { office, hash, flow }: { readonly office: string; readonly hash: string; readonly flow: StoredFlow },
  minutes: number,
): Promise<void> {
  await client.query('DELETE FROM zhunsheng.oidc_flow WHERE office = $1 AND expires_at < clock_timestamp()', [
    office,
  ]);
  const { state, nonce, verifier, redirectUri } = flow;
  await client.query(
    `INSERT INTO zhunsheng.oidc_flow (office, hash, state, nonce, verifier, redirect_uri, expires_at)
      VALUES ($1, $2, $3, $4, $5, $6, clock_timestamp() + make_interval(mins => $7))`,
    [office, hash, state, nonce, verifier, redirectUri, minutes],
  );
}

/** Takes it back, once; null where there is none, or it took too long. */
export async function takeFlow(client: Client, office: string, hash: string): Promise<StoredFlow | null> {
  const taken = await client.query<StoredFlow & { good: boolean }>(
    `DELETE FROM zhunsheng.oidc_flow AS f WHERE f.office = $1 AND f.hash = $2
      RETURNING f.state, f.nonce, f.verifier, f.redirect_uri AS "redirectUri",
        f.expires_at > clock_timestamp() AS good`,
    [office, hash],
  );
  const [row] = taken.rows;
  if (row?.good !== true) return null;
  const { state, nonce, verifier, redirectUri } = row;
  return { state, nonce, verifier, redirectUri };
}
