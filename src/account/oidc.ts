import * as client from 'openid-client';
import { fail, ok, problem, type Result } from '../core/problem/problem.ts';

/** How this installation is known to another provider. */
export interface OidcClient {
  readonly issuer: string;
  readonly clientId: string;
  /** Null: a public client. */
  readonly clientSecret: string | null;
}

/** What has to be remembered between the two halves of a sign-in. */
export interface OidcFlow {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly redirectUri: string;
}

/** Whom the provider vouches for. */
export interface OidcPerson {
  readonly issuer: string;
  readonly subject: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

const timeoutSeconds = 10;
const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether a provider may be reached there: https; plain http only on this very machine. */
export function isProviderAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username } = new URL(text);
  return username === '' && (protocol === 'https:' || (protocol === 'http:' && loopback.has(hostname)));
}

/** Begins a sign-in (authorization code, PKCE, state and nonce): where to send the browser, what to remember. */
export async function beginOidc(
  settings: OidcClient,
  redirectUri: string,
): Promise<Result<{ readonly url: string; readonly flow: OidcFlow }>> {
  const config = await discover(settings);
  if (!config.ok) return config;
  const [state, nonce, verifier] = [
    client.randomState(),
    client.randomNonce(),
    client.randomPKCECodeVerifier(),
  ];
  const url = client.buildAuthorizationUrl(config.value, {
    redirect_uri: redirectUri,
    scope: 'openid profile',
    state,
    nonce,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  return ok({ url: url.href, flow: { state, nonce, verifier, redirectUri } });
}

/** Completes it: exchanges the code and checks the signed identity. `query` is what the provider sent back. */
export async function completeOidc(
  settings: OidcClient,
  flow: OidcFlow,
  query: string,
): Promise<Result<OidcPerson>> {
  const config = await discover(settings);
  if (!config.ok) return config;
  const back = new URL(flow.redirectUri);
  back.search = query;
  try {
    const tokens = await client.authorizationCodeGrant(config.value, back, {
      expectedState: flow.state,
      expectedNonce: flow.nonce,
      pkceCodeVerifier: flow.verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (claims === undefined) return fail(problem('oidc-refused', { reason: 'no_id_token' }));
    return ok({ issuer: claims.iss, subject: claims.sub, claims });
  } catch (error) {
    return fail(problem('oidc-refused', { reason: reasonOf(error) }));
  }
}

async function discover(settings: OidcClient): Promise<Result<client.Configuration>> {
  const { issuer, clientId, clientSecret } = settings;
  if (!isProviderAddress(issuer)) return fail(problem('oidc-address-refused', { address: issuer }));
  const url = new URL(issuer);
  const authentication = clientSecret === null ? client.None() : client.ClientSecretPost(clientSecret);
  const execute = [client.enableNonRepudiationChecks];
  if (url.protocol === 'http:') execute.push(client.allowInsecureRequests);
  try {
    const options = { execute, timeout: timeoutSeconds };
    return ok(await client.discovery(url, clientId, undefined, authentication, options));
  } catch {
    // Whatever it was — no network, no such page, not JSON, another issuer — the provider cannot be used as it is set up.
    return fail(problem('oidc-unreachable', {}));
  }
}

/** A code of the library or the protocol; never a text that the provider chose. */
function reasonOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'unknown';
  const told = 'error' in error ? error.error : 'code' in error ? error.code : null;
  return typeof told === 'string' && /^[\w.-]{1,60}$/.test(told) ? told : 'unknown';
}
