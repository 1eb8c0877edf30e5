import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  address,
  addUser,
  codes,
  good,
  goodPassword,
  openTestAccounts,
  otherPassword,
  setUpOffice,
  type TestAccounts,
  type TestUser,
  whoIs,
} from '../../../test/support/account-office.ts';
import type { Platform } from '../platform.ts';
import { changePassword } from './change-password.ts';
import { signIn } from './sign-in.ts';

let accounts: TestAccounts;
let platform: Pick<Platform, 'store' | 'folder'>;
let people: Awaited<ReturnType<typeof setUpOffice>>;
let lead: TestUser;
let count = 0;

beforeAll(async () => {
  accounts = await openTestAccounts();
  platform = await accounts.fresh();
  people = await setUpOffice(platform);
});
afterAll(() => accounts.close());
beforeEach(async () => {
  lead = await addUser(platform, people, `jia${++count}`, [{ role: 'lead', scope: '甲局' }]);
});

const enter = (login: string, password = goodPassword, former: string | null = null, from = address) =>
  signIn(platform, { login, password, address: from, former });

const query = (sql: string, ...values: readonly unknown[]) => platform.store.pool.query(sql, [...values]);

describe('changing the password', () => {
  const change = (present: string, next: string) =>
    changePassword(platform, lead, { present, next, address });

  it('ends other sessions and goes on under a new secret', async () => {
    const other = good(await enter(lead.login));
    const changed = good(await change(goodPassword, otherPassword));
    expect(await whoIs(platform, other.secret)).toBeNull();
    expect(await whoIs(platform, lead.cookie)).toBeNull();
    expect((await whoIs(platform, changed.secret))?.needs).toBeNull();
    expect(codes(await enter(lead.login))).toEqual(['sign-in-failed']);
    expect((await enter(lead.login, otherPassword)).ok).toBe(true);
  });

  it('asks for the present one, and counts wrong ones', async () => {
    for (let n = 0; n < 5; n++)
      expect(codes(await change('wrong', otherPassword))).toEqual(['password-wrong']);
    expect(codes(await change(goodPassword, otherPassword))).toEqual(['sign-in-locked']);
  });

  it('says everything that is wrong with the new one', async () => {
    expect(codes(await change(goodPassword, 'abc'))).toEqual([
      'password-too-short',
      'password-too-plain',
      'password-common',
    ]);
  });

  it('refuses the present one and the five before', async () => {
    let now = goodPassword;
    const next = (n: number) => `Xin-mi ma ${n} hao!`;
    for (let n = 0; n < 5; n++) {
      good(await change(now, next(n)));
      now = next(n);
    }
    expect(codes(await change(now, now))).toEqual(['password-used-before']);
    expect(codes(await change(now, goodPassword))).toEqual(['password-used-before']);
    good(await change(now, next(5)));
    good(await change(next(5), goodPassword));
  });

  it('is demanded after 90 days', async () => {
    await query(
      `UPDATE zhunsheng.account SET password_at = password_at - interval '91 days' WHERE login = $1`,
      lead.login,
    );
    expect((await whoIs(platform, lead.cookie))?.needs).toBe('password-change');
    const changed = good(await change(goodPassword, otherPassword));
    expect((await whoIs(platform, changed.secret))?.needs).toBeNull();
  });
});
