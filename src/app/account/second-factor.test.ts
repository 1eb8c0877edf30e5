import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  address,
  addUser,
  codeOf,
  codes,
  good,
  goodPassword,
  openTestAccounts,
  setUpOffice,
  type TestAccounts,
  type TestUser,
  whoIs,
} from '../../../test/support/account-office.ts';
import type { Platform } from '../platform.ts';
import { beginSecondFactor, confirmSecondFactor, passSecondFactor } from './second-factor.ts';
import { signIn } from './sign-in.ts';

let accounts: TestAccounts;
let platform: Pick<Platform, 'store' | 'folder'>;
let people: Awaited<ReturnType<typeof setUpOffice>>;
let lead: TestUser;
let office: TestUser;
let count = 0;

beforeAll(async () => {
  accounts = await openTestAccounts();
  platform = await accounts.fresh();
  people = await setUpOffice(platform);
});
afterAll(() => accounts.close());
beforeEach(async () => {
  lead = await addUser(platform, people, `jia${++count}`, [{ role: 'lead', scope: '甲局' }]);
  office = await addUser(platform, people, `ban${count}`, [{ role: 'office', scope: null }]);
});

const enter = (login: string, password = goodPassword, former: string | null = null, from = address) =>
  signIn(platform, { login, password, address: from, former });

const query = (sql: string, ...values: readonly unknown[]) => platform.store.pool.query(sql, [...values]);

describe('the second factor', () => {
  const pass = (user: TestUser, code: string) => passSecondFactor(platform, user, code, address);
  const halfIn = async (user: TestUser): Promise<TestUser> => {
    const opened = good(await enter(user.login));
    const found = await whoIs(platform, opened.secret);
    expect([opened.needs, found?.needs]).toEqual(['second-factor', 'second-factor']);
    return { ...user, cookie: opened.secret, session: found?.session?.id ?? '' };
  };

  it('is asked of administrators and the office, not of leads', async () => {
    const needs = await Promise.all(['sys', 'sec', 'aud', 'kaohe', lead.login].map((login) => enter(login)));
    const asked = 'second-factor';
    expect(needs.map((each) => good(each).needs)).toEqual([asked, asked, asked, asked, null]);
  });

  it('is asked of whoever set one up', async () => {
    const { secret } = good(await beginSecondFactor(platform, lead));
    good(await confirmSecondFactor(platform, lead, await codeOf(secret), address));
    expect(good(await enter(lead.login)).needs).toBe('second-factor');
  });

  it('goes on under a new secret when it is passed', async () => {
    const user = await halfIn(office);
    const passed = good(await pass(user, await codeOf(user.totp)));
    expect(passed.needs).toBeNull();
    expect(await whoIs(platform, user.cookie)).toBeNull();
    expect((await whoIs(platform, passed.secret))?.needs).toBeNull();
  });

  it('takes no code twice, not even five times at once', async () => {
    const user = await halfIn(office);
    const code = await codeOf(user.totp);
    const tries = await Promise.all(Array.from({ length: 5 }, () => pass(user, code)));
    expect(tries.filter((each) => each.ok)).toHaveLength(1);
    const again = await halfIn(office);
    expect(codes(await pass(again, code))).toEqual(['second-factor-wrong']);
    expect((await pass(again, await codeOf(user.totp, 1))).ok).toBe(true);
  });

  it('locks after five wrong codes', async () => {
    const user = await halfIn(office);
    for (let n = 0; n < 5; n++) expect(codes(await pass(user, '000000'))).toEqual(['second-factor-wrong']);
    expect(codes(await pass(user, await codeOf(user.totp)))).toEqual(['sign-in-locked']);
  });

  it('can be passed with each recovery code once', async () => {
    const [code = ''] = office.recoveryCodes;
    expect(office.recoveryCodes).toHaveLength(10);
    expect((await pass(await halfIn(office), code.toUpperCase().replaceAll('-', ' '))).ok).toBe(true);
    expect(codes(await pass(await halfIn(office), code))).toEqual(['second-factor-wrong']);
  });

  it('cannot be replaced by whoever knows the password only', async () => {
    const user = await halfIn(office);
    expect(codes(await beginSecondFactor(platform, user))).toEqual(['second-factor-enrolled']);
    expect(codes(await confirmSecondFactor(platform, user, '123456', address))).toEqual([
      'second-factor-not-begun',
    ]);
  });

  it('is kept sealed', async () => {
    const kept = await query('SELECT row_to_json(f)::text AS row FROM zhunsheng.second_factor AS f');
    expect(kept.rows.some(({ row }) => row.includes(office.totp))).toBe(false);
  });
});
