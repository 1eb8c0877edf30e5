import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  codeOf,
  founders,
  goodPassword,
  openTestAccounts,
  type TestAccounts,
} from '../../../../test/support/account-office.ts';
import { type OidcProvider, openOidcProvider } from '../../../../test/support/oidc-provider.ts';
import { firstSetup } from '../../../app/account/first-setup.ts';
import type { Platform } from '../../../app/platform.ts';
import { buildServer } from '../../server.ts';

let accounts: TestAccounts;
let provider: OidcProvider;
let platform: Platform;
let app: FastifyInstance;

beforeAll(async () => {
  accounts = await openTestAccounts();
  provider = await openOidcProvider();
  // Nothing here signs or scores.
  platform = (await accounts.fresh()) as unknown as Platform;
  app = await buildServer(platform);
});
afterAll(async () => {
  await app.close();
  await provider.close();
  await accounts.close();
});

/** A browser: keeps cookies, says where it is. */
class Browser {
  readonly cookies = new Map<string, string>();
  lastCookies: readonly string[] = [];

  async ask(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown) {
    const reply = await app.inject({
      method,
      url: path.startsWith('/') ? `/api/v1${path}` : path,
      headers: {
        host: 'kaohe.example',
        origin: 'http://kaohe.example',
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    this.lastCookies = [reply.headers['set-cookie'] ?? []].flat();
    for (const { name, value, maxAge } of reply.cookies)
      if (maxAge === 0) this.cookies.delete(name);
      else this.cookies.set(name, value);
    return {
      status: reply.statusCode,
      location: String(reply.headers.location ?? ''),
      body: reply.payload === '' ? null : JSON.parse(reply.payload),
    };
  }
}

interface Link {
  readonly role: string;
  readonly token: string;
}

/** Uses a link in a browser of its own, up to the second factor. */
async function comeIn(link: Link | undefined): Promise<Browser & { totp?: string }> {
  const browser: Browser & { totp?: string } = new Browser();
  const set = await browser.ask('POST', '/account-setup', { token: link?.token, password: goodPassword });
  expect(set.status).toBe(200);
  if (set.body.needs === null) return browser;
  const begun = await browser.ask('POST', '/me/second-factor');
  browser.totp = begun.body.secret;
  const code = await codeOf(begun.body.secret, -1);
  expect((await browser.ask('POST', '/me/second-factor/confirm', { code })).body.recoveryCodes).toHaveLength(
    10,
  );
  return browser;
}

describe('accounts over HTTP', () => {
  let admins: Record<'system' | 'security' | 'office', Browser & { totp?: string }>;

  it('begin with the first link, and show nothing else to strangers', async () => {
    const stranger = new Browser();
    expect((await stranger.ask('GET', '/sign-in')).body).toEqual({
      awaitsSetup: true,
      providers: [],
      demo: [],
    });
    for (const path of ['/me', '/accounts', '/me/tokens', '/policy', '/offices'])
      expect((await stranger.ask('GET', path)).status).toBe(401);
    const first = await firstSetup(platform);
    const office = { id: 'xian', name: '某县', level: 'county' };
    const set = await stranger.ask('POST', '/setup', { token: first?.token, office, people: founders() });
    expect(set.status).toBe(201);
    const linkOf = (role: string) => set.body.links.find((each: Link) => each.role === role);
    admins = {
      system: await comeIn(linkOf('system-admin')),
      security: await comeIn(linkOf('security-admin')),
      office: await comeIn(linkOf('office')),
    };
    const again = await stranger.ask('POST', '/setup', { token: first?.token, office, people: founders() });
    expect(again.status).toBe(404);
  });

  it('keep the session in a cookie scripts cannot read, new at each step', async () => {
    const browser = new Browser();
    const entered = await browser.ask('POST', '/sign-in', { login: 'kaohe', password: goodPassword });
    expect(entered.body).toMatchObject({ name: '考核办', needs: 'second-factor' });
    expect(browser.lastCookies).toEqual([
      expect.stringMatching(/^zhunsheng-session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
    expect(JSON.stringify(entered.body)).not.toContain(browser.cookies.get('zhunsheng-session'));
    const half = new Map(browser.cookies);
    expect((await browser.ask('GET', '/me')).body).toMatchObject({ needs: 'second-factor' });
    expect((await browser.ask('GET', '/me/tokens')).body.code ?? '').toBe('need-second-factor');
    expect((await browser.ask('POST', '/me/password', { present: 'a', next: 'b' })).status).toBe(401);
    const code = await codeOf(admins.office.totp ?? '', 1);
    expect((await browser.ask('POST', '/sign-in/second-factor', { code })).body.needs).toBeNull();
    expect((await browser.ask('GET', '/me/tokens')).status).toBe(200);
    const thief = new Browser();
    for (const [name, value] of half) thief.cookies.set(name, value);
    expect((await thief.ask('GET', '/me')).status).toBe(401);
    expect((await browser.ask('POST', '/sign-out')).status).toBe(204);
    expect(browser.cookies.size).toBe(0);
  });

  it('use the prefix __Host- and Secure over HTTPS', async () => {
    const secure = await buildServer(platform, { trustProxy: true });
    const reply = await secure.inject({
      method: 'POST',
      url: '/api/v1/sign-in',
      headers: { host: 'kaohe.example', 'x-forwarded-proto': 'https' },
      payload: { login: 'kaohe', password: goodPassword },
    });
    expect([reply.headers['set-cookie']].flat()).toEqual([
      expect.stringMatching(/^__Host-zhunsheng-session=.*Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    ]);
    await secure.close();
  });

  it('are added, given roles, and work with tokens until the role is taken away', async () => {
    const { system, security } = admins;
    const added = await system.ask('POST', '/accounts', { login: 'jia', name: '甲' });
    expect(added.status).toBe(201);
    const grant = { role: 'lead', scope: '甲局' };
    const given = await security.ask('POST', `/accounts/${added.body.id}/grants`, grant);
    expect(given.status).toBe(201);
    const lead = await comeIn(added.body);
    const token = await lead.ask('POST', '/me/tokens', { name: '接口', scopes: ['read'], days: 30 });
    const asToken = async () => {
      const authorization = `Bearer ${token.body.token}`;
      const reply = await app.inject({ url: '/api/v1/me', headers: { authorization } });
      return [reply.statusCode, reply.json().grants];
    };
    expect(await asToken()).toEqual([200, [grant]]);
    await security.ask('DELETE', `/accounts/${added.body.id}/grants/${given.body.id}`);
    expect(await asToken()).toEqual([200, []]);
    expect((await lead.ask('GET', '/me')).status).toBe(401);
    const view = await system.ask('GET', `/accounts/${added.body.id}`);
    expect(view.body).toMatchObject({ login: 'jia', grants: [], hasPassword: true, locked: false });
  });

  it('refuse whom the action is not for, and what is malformed', async () => {
    const { system, office } = admins;
    expect((await office.ask('GET', '/accounts')).status).toBe(403);
    expect((await office.ask('POST', '/accounts', { login: 'x1', name: 'x' })).status).toBe(403);
    expect((await system.ask('PUT', '/policy', { preset: 'asvs' })).status).toBe(403);
    expect((await system.ask('GET', '/accounts/00000000-0000-4000-8000-000000000000')).status).toBe(404);
    expect((await system.ask('GET', '/accounts/me')).status).toBe(400);
    expect((await system.ask('POST', '/accounts', { login: 'x1', name: 'x', role: 'office' })).status).toBe(
      400,
    );
  });

  it('say the same of a wrong password and an unknown login, and lock both', async () => {
    const browser = new Browser();
    const tries = async (login: string) => {
      const replies = [];
      for (let n = 0; n < 6; n++)
        replies.push(await browser.ask('POST', '/sign-in', { login, password: 'wrong' }));
      return replies.map(({ status, body }) => [status, body.code, body.detail]);
    };
    const [known, unknown] = [await tries('aud'), await tries('nobody')];
    expect(known.map(([status]) => status)).toEqual([401, 401, 401, 401, 401, 429]);
    expect(unknown).toEqual(known);
  });

  it('come in from another provider and go to the start page, or back to sign-in with the reason', async () => {
    const { system, security, office } = admins;
    const oidc = {
      issuer: provider.issuer,
      clientId: provider.client.id,
      clientSecret: provider.client.secret,
      claim: null,
      trustsSecondFactor: true,
    };
    const set = await system.ask('PUT', '/settings/oidc', { oidc });
    expect(set.body.oidc).toMatchObject({ issuer: provider.issuer, clientSecretSet: true });
    expect(JSON.stringify(set.body)).not.toContain(provider.client.secret);
    const me = await office.ask('GET', '/me');
    const linked = await security.ask('PUT', `/accounts/${me.body.account}/identity`, {
      issuer: provider.issuer,
      subject: 'kaohe-at-provider',
    });
    expect(linked.status).toBe(204);
    const browser = new Browser();
    const through = async (subject: string) => {
      const gone = await browser.ask('GET', '/sign-in/oidc/xian');
      expect([gone.status, new URL(gone.location).origin]).toEqual([303, provider.issuer]);
      const back = await provider.signIn(gone.location, subject, { claims: { amr: ['mfa'] } });
      const { pathname, search } = new URL(back);
      return browser.ask('GET', `${pathname.slice('/api/v1'.length)}${search}`);
    };
    expect(await through('stranger')).toMatchObject({
      status: 303,
      location: '/sign-in?problem=oidc-no-account',
    });
    expect(await through('kaohe-at-provider')).toMatchObject({ status: 303, location: '/' });
    expect((await browser.ask('GET', '/me')).body).toMatchObject({ login: 'kaohe', needs: null });
  });
});
