import { createHash, createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the provider strays from what is right, for tests of what is refused. */
export interface Straying {
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Signs with a key that is not in its published set. */
  readonly foreignKey?: boolean;
  /** Says it is somebody else when the browser comes back. */
  readonly denies?: string;
}

/** A small OpenID provider over HTTP: discovery, authorization code with PKCE, signed identities (RS256). */
export interface OidcProvider {
  readonly issuer: string;
  readonly client: { readonly id: string; readonly secret: string };
  /** What a person does there: follows the address, signs in as `subject`, is sent back. Returns where to. */
  signIn(url: string, subject: string, straying?: Straying): Promise<string>;
  close(): Promise<void>;
}

interface Grant {
  readonly subject: string;
  readonly nonce: string;
  readonly challenge: string;
  readonly redirectUri: string;
  readonly straying: Straying;
}

const keyPair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export async function openOidcProvider(): Promise<OidcProvider> {
  const [own, foreign] = [keyPair(), keyPair()];
  const client = { id: 'zhunsheng', secret: 'client-secret-of-the-test' };
  const grants = new Map<string, Grant>();
  const people = new Map<string, { subject: string; straying: Straying }>();

  const sign = (claims: object, key = own): string => {
    const content = `${base64url({ alg: 'RS256', kid: 'k1', typ: 'JWT' })}.${base64url(claims)}`;
    return `${content}.${createSign('sha256').update(content).sign(key.privateKey, 'base64url')}`;
  };

  const authorize = (url: URL, response: ServerResponse): void => {
    const get = (name: string): string => url.searchParams.get(name) ?? '';
    const person = people.get(get('person'));
    const valid =
      person !== undefined &&
      get('client_id') === client.id &&
      get('response_type') === 'code' &&
      get('code_challenge_method') === 'S256' &&
      get('scope').split(' ').includes('openid');
    if (!valid) return void response.writeHead(400).end();
    const back = new URL(get('redirect_uri'));
    const code = randomUUID();
    const { subject, straying } = person;
    const [nonce, challenge, redirectUri] = [get('nonce'), get('code_challenge'), get('redirect_uri')];
    grants.set(code, { subject, nonce, challenge, redirectUri, straying });
    if (straying.denies === undefined) back.searchParams.set('code', code);
    else back.searchParams.set('error', straying.denies);
    back.searchParams.set('state', get('state'));
    back.searchParams.set('iss', issuer);
    response.writeHead(302, { location: back.href }).end();
  };

  const token = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const form = new URLSearchParams(await textOf(request));
    const grant = grants.get(form.get('code') ?? '');
    grants.delete(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const valid =
      grant !== undefined &&
      form.get('client_id') === client.id &&
      form.get('client_secret') === client.secret &&
      form.get('redirect_uri') === grant.redirectUri &&
      challenge === grant.challenge;
    if (!valid) return send(response, 400, { error: 'invalid_grant' });
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      ...{ iss: issuer, aud: client.id, sub: grant.subject, nonce: grant.nonce, iat: now, exp: now + 300 },
      ...grant.straying.claims,
    };
    const idToken = sign(claims, grant.straying.foreignKey === true ? foreign : own);
    send(response, 200, { access_token: 'a', token_type: 'Bearer', id_token: idToken });
  };

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', issuer);
    if (url.pathname === '/authorize') return authorize(url, response);
    if (url.pathname === '/token') return void token(request, response);
    if (url.pathname === '/jwks') {
      const key = own.publicKey.export({ format: 'jwk' });
      return send(response, 200, { keys: [{ ...key, kid: 'k1', alg: 'RS256', use: 'sig' }] });
    }
    if (url.pathname !== '/.well-known/openid-configuration') return void response.writeHead(404).end();
    send(response, 200, {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    issuer,
    client,
    async signIn(url, subject, straying = {}) {
      const person = randomUUID();
      people.set(person, { subject, straying });
      const at = new URL(url);
      at.searchParams.set('person', person);
      const reply = await fetch(at, { redirect: 'manual' });
      return reply.headers.get('location') ?? `refused ${reply.status}`;
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
