import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  address,
  auditActions,
  codes,
  comeIn,
  founders,
  good,
  openTestAccounts,
  setUpLinks,
  type TestAccounts,
  whoIs,
} from '../../../test/support/account-office.ts';
import type { Platform } from '../platform.ts';
import { addDemoAccounts, enterDemo } from './demo-accounts.ts';
import { firstSetup, setUp } from './first-setup.ts';
import { changeOidcSettings } from './oidc-settings.ts';
import { describeLink, redeemLink } from './redeem-link.ts';
import { signIn } from './sign-in.ts';
import { readSignInOptions } from './sign-in-options.ts';

let accounts: TestAccounts;
let platform: Pick<Platform, 'store' | 'folder'>;
beforeAll(async () => {
  accounts = await openTestAccounts();
});
afterAll(() => accounts.close());
beforeEach(async () => {
  platform = await accounts.fresh();
});

const office = { id: 'xian', name: '某县', level: 'county' } as const;
const query = (sql: string, ...values: readonly unknown[]) => platform.store.pool.query(sql, [...values]);
const firstToken = async (): Promise<string> => (await firstSetup(platform))?.token ?? '';

describe('the first start', () => {
  it('gives a link, of which only a hash is kept; there is no account and no password to begin with', async () => {
    const first = await firstSetup(platform);
    expect(first?.link).toBe(`/setup#${first?.token}`);
    expect((await query('SELECT 1 FROM zhunsheng.account')).rowCount).toBe(0);
    const kept = await query('SELECT row_to_json(f)::text AS row FROM zhunsheng.first_setup AS f');
    expect(kept.rows[0]?.row).not.toContain(first?.token);
  });

  it('makes an office, three administrators and an office account, none with a password', async () => {
    const links = good(await setUp(platform, { token: await firstToken(), office, people: founders() }));
    expect(links.map(({ role, login }) => [role, login])).toEqual([
      ['system-admin', 'sys'],
      ['security-admin', 'sec'],
      ['audit-admin', 'aud'],
      ['office', 'kaohe'],
    ]);
    const made = await query('SELECT login, password FROM zhunsheng.account ORDER BY login');
    expect(made.rows.map((row) => row.password)).toEqual([null, null, null, null]);
    expect(await auditActions(platform, 'office/xian')).toEqual(['account.set-up']);
    expect(await firstSetup(platform)).toBeNull();
  });

  it('happens once, though links of several starts are used by many at the same time', async () => {
    const tokens = [await firstToken(), await firstToken()];
    const all = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        setUp(platform, {
          token: tokens[n % 2] ?? '',
          office: { ...office, id: `o${n}` },
          people: founders(`o${n}`),
        }),
      ),
    );
    expect(all.filter((each) => each.ok)).toHaveLength(1);
    expect((await query('SELECT 1 FROM zhunsheng.office')).rowCount).toBe(1);
  });

  it('refuses a link that has expired or never was', async () => {
    const token = await firstToken();
    await query(`UPDATE zhunsheng.first_setup SET expires_at = expires_at - interval '24 hours'`);
    for (const each of [token, 'x', 'a'.repeat(43)])
      expect(codes(await setUp(platform, { token: each, office, people: founders() }))).toEqual([
        'setup-link-invalid',
      ]);
  });

  it('keeps the link when something was wrong with what was filled in', async () => {
    const token = await firstToken();
    const one = { ...founders(), 'audit-admin': { login: 'KAOHE', name: '同一人' } };
    expect(codes(await setUp(platform, { token, office, people: one }))).toEqual(['people-not-apart']);
    const bad = { ...founders(), office: { login: '张三', name: '张三' } };
    expect(codes(await setUp(platform, { token, office, people: bad }))).toEqual(['login-invalid']);
    expect((await setUp(platform, { token, office, people: founders() })).ok).toBe(true);
  });
});

describe('a link for a password', () => {
  it('says whose it is and what is asked of the password, and stays good when that is refused', async () => {
    const [link] = await setUpLinks(platform);
    const token = link?.token ?? '';
    expect(good(await describeLink(platform, token))).toMatchObject({
      login: 'sys',
      policy: { id: 'dengbao' },
    });
    expect(codes(await redeemLink(platform, { token, password: 'abc', address }))).toContain(
      'password-too-short',
    );
    expect((await comeIn(platform, { login: 'sys', token })).actor.name).toBe('系统管理员');
    expect(codes(await describeLink(platform, token))).toEqual(['setup-link-invalid']);
  });

  it('expires', async () => {
    const [link] = await setUpLinks(platform);
    await query(`UPDATE zhunsheng.setup_link SET expires_at = expires_at - interval '73 hours'`);
    const done = await redeemLink(platform, { token: link?.token ?? '', password: 'Yuan-shan7', address });
    expect(codes(done)).toEqual(['setup-link-invalid']);
  });
});

describe('a demonstration', () => {
  const people = [
    { login: 'demo-kaohe', name: '演示考核办', grants: [{ role: 'office', scope: null }] },
    { login: 'demo-sys', name: '演示系统管理员', grants: [{ role: 'system-admin', scope: null }] },
  ] as const;
  const addDemo = async () => {
    await query(`INSERT INTO zhunsheng.office (id, name, level) VALUES ('demo', '演示县', 4)`);
    return good(await addDemoAccounts(platform, 'demo', people));
  };
  const enter = (account: string) => enterDemo(platform, { account, address, former: null });

  it('is entered without a password, and the installation still waits to be set up', async () => {
    const ids = await addDemo();
    const options = await readSignInOptions(platform);
    expect(options.awaitsSetup).toBe(true);
    expect(options.demo.map(({ name, roles }) => [name, roles])).toEqual([
      ['演示考核办', ['office']],
      ['演示系统管理员', ['system-admin']],
    ]);
    const opened = good(await enter(ids.get('demo-kaohe') ?? ''));
    expect(opened.needs).toBeNull();
    expect((await whoIs(platform, opened.secret))?.actor.office).toBe('demo');
    const typed = await signIn(platform, { login: 'demo-kaohe', password: '', address, former: null });
    expect(codes(typed)).toEqual(['sign-in-failed']);
  });

  it('opens no other account', async () => {
    await addDemo();
    const links = await setUpLinks(platform);
    const real = await query(`SELECT id FROM zhunsheng.account WHERE login = $1`, links[0]?.login);
    expect(codes(await enter(real.rows[0]?.id))).toEqual(['demo-only']);
    expect(codes(await enter('nobody'))).toEqual(['demo-only']);
    expect(codes(await addDemoAccounts(platform, 'xian', [{ login: 'x1', name: 'x', grants: [] }]))).toEqual([
      'demo-only',
    ]);
    expect((await readSignInOptions(platform)).awaitsSetup).toBe(false);
  });

  it('has the server call no other provider', async () => {
    const ids = await addDemo();
    const opened = good(await enter(ids.get('demo-sys') ?? ''));
    const actor = (await whoIs(platform, opened.secret))?.actor;
    if (actor === undefined) throw new Error('nobody');
    const oidc = { issuer: 'http://127.0.0.1:1', clientId: 'x', claim: null, trustsSecondFactor: false };
    expect(codes(await changeOidcSettings(platform, actor, { oidc, revision: null }))).toEqual([
      'demo-refused',
    ]);
  });
});
