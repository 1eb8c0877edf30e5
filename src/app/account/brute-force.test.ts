import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  address,
  addUser,
  auditActions,
  codes,
  good,
  goodPassword,
  openTestAccounts,
  setUpOffice,
  type TestAccounts,
  type TestUser,
} from '../../../test/support/account-office.ts';
import type { Platform } from '../platform.ts';
import { unlockAccount } from './manage-accounts.ts';
import { leastMilliseconds, signIn } from './sign-in.ts';

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

describe('brute force', () => {
  it('lets five of 10,000 attempts through, whether or not the login exists', async () => {
    const tally = async (login: string, attempts: number) => {
      const seen = new Map<string, number>();
      const next = async (): Promise<void> => {
        while (attempts-- > 0) {
          const [code = 'in'] = codes(await enter(login, 'wrong', null, `10.0.0.${attempts % 200}`));
          seen.set(code, (seen.get(code) ?? 0) + 1);
        }
      };
      await Promise.all(Array.from({ length: 10 }, next));
      return Object.fromEntries(seen);
    };
    expect(await tally(lead.login, 9_000)).toEqual({ 'sign-in-failed': 5, 'sign-in-locked': 8_995 });
    expect(await tally('nobody', 1_000)).toEqual({ 'sign-in-failed': 5, 'sign-in-locked': 995 });
    const actions = await auditActions(platform, `account/${lead.actor.account}`);
    expect(actions.filter((each) => each === 'account.locked')).toHaveLength(1);
  }, 120_000);

  it('takes the same time for a login that exists and one that does not', async () => {
    for (const login of [lead.login, 'no-such-login']) {
      const began = performance.now();
      expect(codes(await enter(login, 'wrong'))).toEqual(['sign-in-failed']);
      expect(performance.now() - began).toBeGreaterThanOrEqual(leastMilliseconds - 1);
    }
  });

  it('keeps even the right password out while locked; unlocking lets it in', async () => {
    for (let n = 0; n < 5; n++) await enter(lead.login, 'wrong');
    expect(codes(await enter(lead.login))).toEqual(['sign-in-locked']);
    good(await unlockAccount(platform, people.systemAdmin.actor, lead.actor.account));
    expect((await enter(lead.login)).ok).toBe(true);
  });

  it('ends the lock after its time, and a good sign-in begins the count anew', async () => {
    for (let n = 0; n < 5; n++) await enter(lead.login, 'wrong');
    await query(`UPDATE zhunsheng.sign_in_guard SET last_at = last_at - interval '16 minutes'`);
    expect((await enter(lead.login)).ok).toBe(true);
    for (let n = 0; n < 4; n++) await enter(lead.login, 'wrong');
    expect((await enter(lead.login)).ok).toBe(true);
  });

  it('stops an address that tries many logins, without stopping others', async () => {
    const from = (n: number) => (n % 2 === 0 ? '2001:db8:1:2::1' : `2001:db8:1:2:ffff::${n}`);
    const tries = Array.from({ length: 103 }, (_, n) => enter(`x${n}`, 'wrong', null, from(n)));
    const seen = (await Promise.all(tries)).flatMap(codes);
    expect(seen.filter((each) => each === 'sign-in-failed')).toHaveLength(100);
    expect(seen.filter((each) => each === 'sign-in-locked')).toHaveLength(3);
    expect((await enter(lead.login, goodPassword, null, '2001:db8:1:3::1')).ok).toBe(true);
  });
});
