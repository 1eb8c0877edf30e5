import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  address,
  addUser,
  auditActions,
  codes,
  good,
  goodPassword,
  openTestAccounts,
  setUpLinks,
  setUpOffice,
  type TestAccounts,
  type TestUser,
  whoIs,
} from '../../../test/support/account-office.ts';
import type { Platform } from '../platform.ts';
import { addAccount } from './manage-accounts.ts';
import { readProfile } from './me.ts';
import { endOwnSession, ownSessions, signOut } from './own-access.ts';
import { redeemLink } from './redeem-link.ts';
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

describe('signing in', () => {
  it('opens a session under a new secret each time, of which only a hash is kept', async () => {
    const [one, two] = [good(await enter(lead.login)), good(await enter(lead.login))];
    expect(one.secret).not.toBe(two.secret);
    expect((await whoIs(platform, one.secret))?.actor).toEqual({
      account: lead.actor.account,
      name: lead.login,
      office: 'xian',
      grants: [{ role: 'lead', scope: '甲局' }],
      scopes: null,
    });
    const kept = await query('SELECT row_to_json(s)::text AS row FROM zhunsheng.session AS s');
    expect(kept.rows.some(({ row }) => row.includes(one.secret) || row.includes(two.secret))).toBe(false);
  });

  it('takes a login in capitals, full width and with blanks around it for the same', async () => {
    expect((await enter(` ＪＩＡ${count} `)).ok).toBe(true);
  });

  it('ends the session the browser had before, which somebody may have planted', async () => {
    const planted = good(await enter(lead.login));
    const before = (await whoIs(platform, planted.secret))?.session?.id ?? '';
    const opened = good(await enter(lead.login, goodPassword, before));
    expect(await whoIs(platform, planted.secret)).toBeNull();
    expect(await whoIs(platform, opened.secret)).not.toBeNull();
  });

  it('never takes up a session secret that a browser brings along', async () => {
    expect(await whoIs(platform, 'a'.repeat(43))).toBeNull();
    const opened = good(await enter(lead.login, goodPassword, 'a'.repeat(43)));
    expect(opened.secret).not.toBe('a'.repeat(43));
  });

  it('says the same for a wrong password, a login that does not exist, and one that cannot', async () => {
    for (const [login, password] of [
      [lead.login, 'wrong'],
      ['nobody', goodPassword],
      ['不行!', goodPassword],
    ] as const) {
      const done = await enter(login, password);
      expect(done.problems).toEqual([expect.objectContaining({ code: 'sign-in-failed', params: {} })]);
    }
  });

  it('refuses an account without a password, and a disabled one', async () => {
    good(await addAccount(platform, people.systemAdmin.actor, { login: 'yi', name: '乙' }));
    expect(codes(await enter('yi', ''))).toEqual(['sign-in-failed']);
    await query(`UPDATE zhunsheng.account SET state = 'disabled' WHERE login = $1`, lead.login);
    expect(codes(await enter(lead.login))).toEqual(['sign-in-failed']);
    expect(await whoIs(platform, lead.cookie)).toBeNull();
  });

  it('writes successes and failures into the audit log, never what was typed', async () => {
    await enter(lead.login);
    await enter(lead.login, 'wrong-secret');
    await enter('secret-typed-as-login', 'wrong-secret');
    const subject = `account/${lead.actor.account}`;
    expect((await auditActions(platform, subject)).slice(-2)).toEqual([
      'account.signed-in',
      'account.sign-in-failed',
    ]);
    expect((await auditActions(platform, 'account/unknown')).at(-1)).toBe('account.sign-in-failed');
    const found = await query(`SELECT count(*)::int AS n FROM zhunsheng.audit_entry AS e
      WHERE row_to_json(e)::text LIKE '%secret%typed%' OR row_to_json(e)::text LIKE '%wrong-secret%'`);
    expect(found.rows).toEqual([{ n: 0 }]);
  });
});

describe('sessions', () => {
  it('end when idle, and after a day’s work in any case, by the database’s clock', async () => {
    const move = (column: string, by: string) =>
      query(
        `UPDATE zhunsheng.session SET ${column} = ${column} - interval '${by}' WHERE account = $1`,
        lead.actor.account,
      );
    await move('last_seen_at', '29 minutes');
    expect(await whoIs(platform, lead.cookie)).not.toBeNull();
    await move('last_seen_at', '31 minutes');
    expect(await whoIs(platform, lead.cookie)).toBeNull();
    const again = good(await enter(lead.login));
    await move('expires_at', '12 hours');
    expect(await whoIs(platform, again.secret)).toBeNull();
  });

  it('are listed and ended one by one', async () => {
    const other = good(await enter(lead.login));
    const mine = good(await ownSessions(platform, lead.actor, lead.session));
    expect(mine.map((each) => each.present)).toEqual([false, true]);
    good(await endOwnSession(platform, lead.actor, mine[0]?.id ?? ''));
    expect(await whoIs(platform, other.secret)).toBeNull();
    expect(await whoIs(platform, lead.cookie)).not.toBeNull();
    expect(codes(await endOwnSession(platform, lead.actor, people.office.session))).toEqual(['not-found']);
  });

  it('end by signing out', async () => {
    good(await signOut(platform, lead));
    expect(await whoIs(platform, lead.cookie)).toBeNull();
  });
});

describe('one-time links', () => {
  it('are good once, for one of many who use them at the same time', async () => {
    const empty = await accounts.fresh();
    const [link] = await setUpLinks(empty);
    const token = link?.token ?? '';
    const all = await Promise.all(
      Array.from({ length: 10 }, () => redeemLink(empty, { token, password: goodPassword, address })),
    );
    expect(all.filter((each) => each.ok)).toHaveLength(1);
    expect(codes(await redeemLink(empty, { token, password: goodPassword, address }))).toEqual([
      'setup-link-invalid',
    ]);
  });
});

describe('the profile', () => {
  it('says what a role could do, and nothing it could not', async () => {
    const profile = good(await readProfile(platform, lead.actor, lead.session));
    expect(profile).toMatchObject({
      login: lead.login,
      office: { id: 'xian', name: '某县', level: 'county', parent: null },
      needs: null,
      secondFactor: { required: false, enrolled: false },
      password: { set: true, expiresInDays: 90 },
      session: { id: lead.session },
      demo: false,
    });
    expect(profile.actions).toContain('submission.review');
    expect(profile.actions).not.toContain('bulletin.issue');
  });

  it('shows administrators no action that touches a score', async () => {
    const touching =
      /^(score|batch|submission|judgement|panel|appeal|result|scheme|campaign|ruling|unit|evidence)\./;
    for (const user of [people.systemAdmin, people.securityAdmin, people.auditAdmin]) {
      const { actions } = good(await readProfile(platform, user.actor, null));
      expect(actions.filter((each) => touching.test(each))).toEqual([]);
    }
  });
});
