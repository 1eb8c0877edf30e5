import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  address,
  addUser,
  auditActions,
  codes,
  comeIn,
  founders,
  good,
  goodPassword,
  openTestAccounts,
  otherPassword,
  setUpOffice,
  type TestAccounts,
  type TestUser,
  whoIs,
} from '../../../test/support/account-office.ts';
import { campOf } from '../../account/camp.ts';
import { type Role, roles } from '../../port/actor.ts';
import type { Platform } from '../platform.ts';
import {
  accountOfOffice,
  accountsOfOffice,
  addAccount,
  editAccount,
  resetPassword,
} from './manage-accounts.ts';
import { addGrant, removeGrant, resetSecondFactor, revokeAccess } from './manage-grants.ts';
import { addOfficeBelow, readOffices } from './offices.ts';
import { changePolicy, readPolicy } from './policy.ts';
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

const system = () => people.systemAdmin.actor;
const security = () => people.securityAdmin.actor;
const scopeOf = (role: Role) => (role === 'lead' ? '甲局' : role === 'unit' ? 'u1' : null);
const give = (account: string, role: Role) =>
  addGrant(platform, security(), account, { role, scope: scopeOf(role) });
const newAccount = async () =>
  good(await addAccount(platform, system(), { login: `x${++count}`, name: '某' }));
const query = (sql: string, ...values: readonly unknown[]) => platform.store.pool.query(sql, [...values]);
const nobody = '00000000-0000-4000-8000-000000000000';

describe('roles of one account', () => {
  const pairs = roles.flatMap((one) => roles.map((two) => [one, two] as const));

  it.each(pairs)('%s and %s: administrators exclude each other and everybody else', async (one, two) => {
    const { id } = await newAccount();
    good(await give(id, one));
    const second = await give(id, two);
    if (one === two) expect(codes(second)).toEqual(['role-held']);
    else if (campOf(one) === campOf(two)) expect(second.ok).toBe(true);
    else expect(codes(second)).toEqual(['role-exclusive']);
  });

  it('stay exclusive when programs write rows directly, as whoever they connect', async () => {
    const { id } = await newAccount();
    good(await give(id, 'office'));
    const add = (role: string, camp: string) =>
      query(
        `INSERT INTO zhunsheng.role_grant (office, account, camp, role, granted_by) VALUES ('xian', $1, $2, $3, 'x')`,
        id,
        camp,
        role,
      );
    await expect(add('audit-admin', 'audit-admin')).rejects.toMatchObject({ code: '23503' });
    await expect(add('audit-admin', 'work')).rejects.toMatchObject({ code: '23514' });
    await expect(
      query(`UPDATE zhunsheng.account SET camp = 'audit-admin' WHERE id = $1`, id),
    ).rejects.toMatchObject({ code: '23503' });
    await expect(
      query(`UPDATE zhunsheng.role_grant SET role = 'system-admin' WHERE account = $1`, id),
    ).rejects.toMatchObject({ code: '23514' });
  });

  it('stay exclusive when two administrators give roles at the same time', async () => {
    for (let n = 0; n < 5; n++) {
      const { id } = await newAccount();
      const done = await Promise.all([give(id, 'audit-admin'), give(id, 'office'), give(id, 'leader')]);
      const camps = await query('SELECT DISTINCT camp FROM zhunsheng.role_grant WHERE account = $1', id);
      expect(camps.rowCount).toBe(1);
      expect(done.some((each) => each.ok)).toBe(true);
    }
  });

  it('may be of another camp once the former are gone', async () => {
    const { id } = await newAccount();
    const { id: grant } = good(await give(id, 'leader'));
    good(await removeGrant(platform, security(), id, grant));
    expect((await give(id, 'audit-admin')).ok).toBe(true);
  });

  it('need a scope where they have one, and only there', async () => {
    const { id } = await newAccount();
    const without = await addGrant(platform, security(), id, { role: 'lead', scope: null });
    const within = await addGrant(platform, security(), id, { role: 'leader', scope: '甲局' });
    expect([codes(without), codes(within)]).toEqual([['role-scope-wrong'], ['role-scope-wrong']]);
  });
});

describe('giving and taking roles', () => {
  it('counts at once, and ends the account’s sessions', async () => {
    expect(await whoIs(platform, lead.cookie)).not.toBeNull();
    good(await give(lead.actor.account, 'leader'));
    expect(await whoIs(platform, lead.cookie)).toBeNull();
    expect((await auditActions(platform, `account/${lead.actor.account}`)).at(-1)).toBe('grant.change');
  });

  it('is never done to oneself, in code nor in the database', async () => {
    const { account } = security();
    expect(codes(await give(account, 'office'))).toEqual(['not-about-oneself']);
    const row = `INSERT INTO zhunsheng.role_grant (office, account, camp, role, granted_by)
      VALUES ('xian', $1, 'work', 'leader', $2)`;
    await expect(query(row, lead.actor.account, lead.actor.account)).rejects.toMatchObject({ code: '23514' });
  });

  it('is the security administrator’s alone', async () => {
    for (const { actor } of [people.systemAdmin, people.auditAdmin, people.office, lead]) {
      const done = await addGrant(platform, actor, lead.actor.account, { role: 'leader', scope: null });
      expect(codes(done)).toEqual(['not-allowed']);
    }
  });

  it('leaves no office without an administrator of each kind', async () => {
    const view = good(await accountOfOffice(platform, security(), people.auditAdmin.actor.account));
    const [grant] = view.grants;
    const taken = await removeGrant(platform, security(), view.id, grant?.id ?? '');
    expect(codes(taken)).toEqual(['last-administrator']);
    const disabled = await editAccount(platform, system(), people.securityAdmin.actor.account, {
      edit: { state: 'disabled' },
      revision: null,
    });
    expect(codes(disabled)).toEqual(['last-administrator']);
  });

  it('leaves one when the last two are disabled at the same time', async () => {
    const audit = [{ role: 'audit-admin', scope: null }] as const;
    const more = [
      await addUser(platform, people, `zz${count}`, audit),
      await addUser(platform, people, `zy${count}`, audit),
    ];
    const admins = [people.auditAdmin, ...more].map((each) => each.actor.account);
    const disable = (id: string) =>
      editAccount(platform, system(), id, { edit: { state: 'disabled' }, revision: null });
    const done = await Promise.all(admins.map(disable));
    expect(done.filter((each) => each.ok)).toHaveLength(2);
    await query(`UPDATE zhunsheng.account SET state = 'active' WHERE id::text = ANY ($1)`, admins);
  });

  it('does not reach accounts of other offices or that there are not', async () => {
    expect(codes(await give(nobody, 'leader'))).toEqual(['not-found']);
  });
});

describe('managing accounts', () => {
  it('adds one that cannot do anything until it has roles, with a link its owner uses', async () => {
    const added = good(await addAccount(platform, system(), { login: ' Wang.5 ', name: '王五' }));
    expect(added).toMatchObject({ login: 'wang.5', link: `/account-setup#${added.token}` });
    expect((await comeIn(platform, added)).actor.grants).toEqual([]);
  });

  it('refuses a login that is taken, even elsewhere, and one that cannot be', async () => {
    const add = (login: string) => addAccount(platform, system(), { login, name: '某' });
    expect(codes(await add('KAOHE'))).toEqual(['login-taken']);
    expect(codes(await add('王'))).toEqual(['login-invalid']);
  });

  it('pages by login', async () => {
    const page = good(await accountsOfOffice(platform, system(), { cursor: null, limit: 2 }));
    expect(page.items.map((each) => each.login)).toEqual(['aud', page.next]);
    const rest = good(await accountsOfOffice(platform, system(), { cursor: page.next, limit: 500 }));
    expect(rest.next).toBeNull();
    expect(rest.items.some((each) => each.login === 'aud')).toBe(false);
  });

  it('refuses an edit of what somebody changed meanwhile', async () => {
    const { id } = await newAccount();
    const edit = (name: string) => editAccount(platform, system(), id, { edit: { name }, revision: 1 });
    const done = await Promise.all([edit('甲'), edit('乙'), edit('丙')]);
    expect(done.filter((each) => each.ok)).toHaveLength(1);
    expect(done.flatMap(codes)).toEqual(['revision-conflict', 'revision-conflict']);
  });

  it('resets a password: the old one is worth nothing, and the link sets a new one', async () => {
    const link = good(await resetPassword(platform, system(), lead.actor.account));
    expect(await whoIs(platform, lead.cookie)).toBeNull();
    const enter = (password: string) =>
      signIn(platform, { login: lead.login, password, address, former: null });
    expect(codes(await enter(goodPassword))).toEqual(['sign-in-failed']);
    await expect(comeIn(platform, link, goodPassword)).rejects.toThrow('password-used-before');
    await comeIn(platform, link, otherPassword);
    expect((await enter(otherPassword)).ok).toBe(true);
  });

  it('cannot enter another’s account: a new password leaves the second factor', async () => {
    const user = await addUser(platform, people, `ban${count}`, [{ role: 'office', scope: null }]);
    const link = good(await resetPassword(platform, system(), user.actor.account));
    await expect(comeIn(platform, link, otherPassword)).rejects.toThrow('second-factor-enrolled');
    expect(codes(await resetSecondFactor(platform, system(), user.actor.account))).toEqual(['not-allowed']);
    good(await resetSecondFactor(platform, security(), user.actor.account));
  });

  it('disables an account at once', async () => {
    const edit = { state: 'disabled' } as const;
    good(await editAccount(platform, system(), lead.actor.account, { edit, revision: null }));
    expect(await whoIs(platform, lead.cookie)).toBeNull();
  });

  it('ends everything an account has open', async () => {
    const done = good(await revokeAccess(platform, security(), lead.actor.account));
    expect(done).toEqual({ sessions: 1, tokens: 0 });
    expect(await whoIs(platform, lead.cookie)).toBeNull();
  });
});

describe('the policy', () => {
  it('is graded protection until the security administrator chooses another', async () => {
    const before = good(await readPolicy(platform, lead.actor));
    expect(before.current).toMatchObject({ id: 'dengbao', minKinds: 3, maxAgeDays: 90, lockAfter: 5 });
    expect(codes(await changePolicy(platform, system(), { preset: 'asvs', revision: null }))).toEqual([
      'not-allowed',
    ]);
    good(await changePolicy(platform, security(), { preset: 'asvs', revision: before.revision }));
    const link = good(await addAccount(platform, system(), { login: `x${++count}`, name: '某' }));
    await expect(comeIn(platform, link, 'Yuan 7 cao')).rejects.toThrow('password-too-short');
    expect((await comeIn(platform, link, 'yuanshanbaicaoqing')).actor.account).toBe(link.id);
    const stale = await changePolicy(platform, security(), { preset: 'dengbao', revision: before.revision });
    expect(codes(stale)).toEqual(['revision-conflict']);
  });
});

describe('offices below', () => {
  const office = { id: 'zhen', name: '某镇', level: 'town', parent: 'xian' } as const;

  it('are founded with people of their own, whom the office above does not see', async () => {
    const links = good(await addOfficeBelow(platform, system(), { office, people: founders('zhen-') }));
    const below = await comeIn(platform, links[0] ?? { login: '', token: '' });
    expect(below.actor).toMatchObject({ office: 'zhen', grants: [{ role: 'system-admin', scope: null }] });
    expect(codes(await accountOfOffice(platform, system(), below.actor.account))).toEqual(['not-found']);
    const seen = good(await accountsOfOffice(platform, below.actor, { cursor: null, limit: 100 }));
    expect(seen.items).toHaveLength(4);
    const tree = good(await readOffices(platform, lead.actor, { cursor: null, limit: 10 }));
    expect(tree.items.map((each) => each.id)).toEqual(['xian', 'zhen']);
  });

  it('are below one’s own only, with four different people', async () => {
    const aside = { ...office, id: 'cun', parent: 'other' };
    expect(
      codes(await addOfficeBelow(platform, system(), { office: aside, people: founders('cun-') })),
    ).toEqual(['office-above-needed']);
    const two = { ...founders('cun-'), 'audit-admin': founders('cun-').office };
    expect(codes(await addOfficeBelow(platform, system(), { office, people: two }))).toEqual([
      'people-not-apart',
    ]);
    const done = await addOfficeBelow(platform, people.office.actor, { office, people: founders('c') });
    expect(codes(done)).toEqual(['not-allowed']);
  });
});
