import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  address,
  addUser,
  auditActions,
  codes,
  good,
  openTestAccounts,
  setUpOffice,
  type TestAccounts,
  type TestUser,
  whoIs,
} from '../../../test/support/account-office.ts';
import { type OidcProvider, openOidcProvider, type Straying } from '../../../test/support/oidc-provider.ts';
import type { Platform } from '../platform.ts';
import { changeIdentity } from './manage-grants.ts';
import { changeOidcSettings, type OidcSettings, readOidcSettings } from './oidc-settings.ts';
import { finishOidc, startOidc } from './oidc-sign-in.ts';
import { readSignInOptions } from './sign-in-options.ts';

let accounts: TestAccounts;
let provider: OidcProvider;
let platform: Pick<Platform, 'store' | 'folder'>;
let people: Awaited<ReturnType<typeof setUpOffice>>;
let lead: TestUser;
let count = 0;

beforeAll(async () => {
  accounts = await openTestAccounts();
  provider = await openOidcProvider();
  platform = await accounts.fresh();
  people = await setUpOffice(platform);
});
afterAll(async () => {
  await provider.close();
  await accounts.close();
});
beforeEach(async () => {
  lead = await addUser(platform, people, `jia${++count}`, [{ role: 'lead', scope: '甲局' }]);
  await configure({});
});

const settings = (): OidcSettings => ({
  issuer: provider.issuer,
  clientId: provider.client.id,
  claim: null,
  trustsSecondFactor: false,
});
const configure = async (more: Partial<OidcSettings>) =>
  good(
    await changeOidcSettings(platform, people.systemAdmin.actor, {
      oidc: { ...settings(), clientSecret: provider.client.secret, ...more },
      revision: null,
    }),
  );
const redirectUri = 'https://kaohe.example/api/v1/sign-in/oidc/xian/callback';
const start = async () => good(await startOidc(platform, { office: 'xian', redirectUri, address }));
const finish = (flow: string | null, back: string) =>
  finishOidc(platform, { office: 'xian', flow, query: new URL(back).search, address, former: null });
const link = (subject: string, to = lead) =>
  changeIdentity(platform, people.securityAdmin.actor, to.actor.account, {
    issuer: provider.issuer,
    subject,
  });

async function through(subject: string, straying: Straying = {}) {
  const { url, flow } = await start();
  return finish(flow, await provider.signIn(url, subject, straying));
}

describe('sign-in with another provider', () => {
  it('opens a session for the account the security administrator linked', async () => {
    good(await link(`s${count}`));
    const opened = good(await through(`s${count}`));
    expect(opened).toMatchObject({ account: lead.actor.account, needs: null });
    expect((await whoIs(platform, opened.secret))?.actor).toEqual(lead.actor);
    expect(await readSignInOptions(platform)).toMatchObject({
      providers: [{ office: 'xian', name: '某县' }],
    });
  });

  it('lets nobody in who is linked to no account, and says so in the audit log', async () => {
    const before = (await auditActions(platform, 'account/unknown')).length;
    expect(codes(await through('nobody'))).toEqual(['oidc-no-account']);
    expect((await auditActions(platform, 'account/unknown')).length).toBe(before + 1);
  });

  it('links by the claim the office trusts, once, and never an administrator', async () => {
    await configure({ claim: 'preferred_username' });
    const named = (login: string) => ({ claims: { preferred_username: login } });
    const opened = good(await through(`c${count}`, named(lead.login.toUpperCase())));
    expect(opened.account).toBe(lead.actor.account);
    expect(codes(await through('another', named(lead.login)))).toEqual(['oidc-no-account']);
    expect(codes(await through('boss', named('sys')))).toEqual(['oidc-no-account']);
    expect(good(await through(`c${count}`, named('renamed'))).account).toBe(lead.actor.account);
  });

  it('still asks for our second factor, unless the provider is trusted with it and says it used several', async () => {
    const user = await addUser(platform, people, `ban${count}`, [{ role: 'office', scope: null }]);
    good(await link(`o${count}`, user));
    expect(good(await through(`o${count}`, { claims: { amr: ['pwd', 'mfa'] } })).needs).toBe('second-factor');
    await configure({ trustsSecondFactor: true });
    expect(good(await through(`o${count}`, { claims: { amr: ['pwd'] } })).needs).toBe('second-factor');
    expect(good(await through(`o${count}`, { claims: { amr: ['pwd', 'mfa'] } })).needs).toBeNull();
  });

  it.each<[string, Straying]>([
    ['a nonce of another sign-in', { claims: { nonce: 'x' } }],
    ['an identity for another client', { claims: { aud: 'somebody-else' } }],
    ['an identity of another issuer', { claims: { iss: 'https://evil.example' } }],
    ['an identity that has expired', { claims: { exp: 1_000_000_000 } }],
    ['a signature of another key', { foreignKey: true }],
    ['a refusal', { denies: 'access_denied' }],
    ['a refusal in words of its own', { denies: '<script>alert(1)</script>' }],
  ])('refuses %s', async (_, straying) => {
    good(await link(`r${count}`));
    const done = await through(`r${count}`, straying);
    expect(codes(done)).toEqual(['oidc-refused']);
    expect(done.problems[0]?.params.reason).toMatch(/^[\w.-]+$/);
  });

  it('is good for the browser that began it, once', async () => {
    good(await link(`b${count}`));
    const { url, flow } = await start();
    const back = await provider.signIn(url, `b${count}`);
    expect(codes(await finish(null, back))).toEqual(['oidc-refused']);
    expect(codes(await finish((await start()).flow, back))).toEqual(['oidc-refused']);
    expect((await finish(flow, back)).ok).toBe(true);
    expect(codes(await finish(flow, back))).toEqual(['oidc-refused']);
  });

  it('is good for ten minutes', async () => {
    good(await link(`t${count}`));
    const { url, flow } = await start();
    const back = await provider.signIn(url, `t${count}`);
    await platform.store.pool.query(
      `UPDATE zhunsheng.oidc_flow SET expires_at = expires_at - interval '10 minutes'`,
    );
    expect(codes(await finish(flow, back))).toEqual(['oidc-refused']);
  });

  it('lets no disabled account in', async () => {
    good(await link(`d${count}`));
    await platform.store.pool.query(`UPDATE zhunsheng.account SET state = 'disabled' WHERE login = $1`, [
      lead.login,
    ]);
    expect(codes(await through(`d${count}`))).toEqual(['oidc-no-account']);
  });

  it('links one identity to one account', async () => {
    const other = await addUser(platform, people, `yi${count}`, [{ role: 'lead', scope: '乙局' }]);
    good(await link(`i${count}`));
    expect(codes(await link(`i${count}`, other))).toEqual(['identity-taken']);
    good(await changeIdentity(platform, people.securityAdmin.actor, lead.actor.account, null));
    expect(codes(await through(`i${count}`))).toEqual(['oidc-no-account']);
  });
});

describe('its settings', () => {
  it('never show the secret, and keep it sealed, for the provider it was given for', async () => {
    const { actor } = people.systemAdmin;
    const view = good(await readOidcSettings(platform, actor));
    expect(view.oidc).toEqual({ ...settings(), clientSecretSet: true });
    const kept = await platform.store.pool.query(
      'SELECT row_to_json(p)::text AS row FROM zhunsheng.account_settings AS p',
    );
    expect(kept.rows[0]?.row).not.toContain(provider.client.secret);
    good(await changeOidcSettings(platform, actor, { oidc: settings(), revision: view.revision }));
    expect(good(await readOidcSettings(platform, actor)).oidc?.clientSecretSet).toBe(true);
    const elsewhere = { ...settings(), issuer: 'https://other.example' };
    good(await changeOidcSettings(platform, actor, { oidc: elsewhere, revision: null }));
    expect(good(await readOidcSettings(platform, actor)).oidc?.clientSecretSet).toBe(false);
  });

  it('are the system administrator’s, with an address that is safe', async () => {
    const oidc = { ...settings(), issuer: 'http://id.example' };
    const change = (user: TestUser) => changeOidcSettings(platform, user.actor, { oidc, revision: null });
    expect(codes(await change(people.office))).toEqual(['not-allowed']);
    expect(codes(await change(people.systemAdmin))).toEqual(['oidc-address-refused']);
  });

  it('that lead nowhere are said to', async () => {
    await configure({ issuer: 'http://127.0.0.1:1' });
    const done = await startOidc(platform, { office: 'xian', redirectUri, address });
    expect(codes(done)).toEqual(['oidc-unreachable']);
    good(await changeOidcSettings(platform, people.systemAdmin.actor, { oidc: null, revision: null }));
    const none = await startOidc(platform, { office: 'xian', redirectUri, address });
    expect(codes(none)).toEqual(['oidc-not-configured']);
  });
});
