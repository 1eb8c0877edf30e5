import { mkdtemp, rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { generate } from 'otplib';
import type { Pool } from 'pg';
import { authenticate } from '../../src/app/account/authenticate.ts';
import { firstSetup, setUp } from '../../src/app/account/first-setup.ts';
import type { FounderLink } from '../../src/app/account/found-office.ts';
import { addAccount } from '../../src/app/account/manage-accounts.ts';
import { addGrant } from '../../src/app/account/manage-grants.ts';
import type { Person } from '../../src/app/account/person.ts';
import { redeemLink } from '../../src/app/account/redeem-link.ts';
import { beginSecondFactor, confirmSecondFactor } from '../../src/app/account/second-factor.ts';
import type { SignedIn } from '../../src/app/account/signed-in.ts';
import type { Platform } from '../../src/app/platform.ts';
import type { Result } from '../../src/core/problem/problem.ts';
import type { Grant } from '../../src/port/actor.ts';
import { openTestStore, type TestStore } from './test-store.ts';

type Accounts = Pick<Platform, 'store' | 'folder'>;

/** Accounts on a real database, set up as people set them up: links, passwords, second factors. */
export interface TestAccounts {
  readonly test: TestStore;
  /** A new database, empty: nobody has an account. */
  fresh(): Promise<Accounts>;
  close(): Promise<void>;
}

export async function openTestAccounts(): Promise<TestAccounts> {
  const test = await openTestStore();
  const folders: string[] = [];
  return {
    test,
    async fresh() {
      const pool: Pool = await test.database();
      const folder = await mkdtemp('/var/tmp/zhunsheng-accounts-');
      folders.push(folder);
      return { store: { pool, role: 'guest', close: async () => undefined }, folder };
    },
    async close() {
      for (const folder of folders) await rm(folder, { recursive: true, force: true });
      await test.close();
    },
  };
}

export const address = '10.1.2.3';
export const goodPassword = 'Yuan-shan 7 bai cao';
export const otherPassword = 'Hong-ye 9 man xi';

export function good<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

export const codes = (result: Result<unknown>): readonly string[] => result.problems.map((each) => each.code);

/** The code an authenticator app shows, so many steps of 30 seconds from now. */
export async function codeOf(secret: string, steps = 0): Promise<string> {
  const left = 30_000 - (Date.now() % 30_000);
  // So that it is still what it was when it arrives.
  if (left < 3_000) await pause(left + 10);
  return generate({ secret, epoch: Math.floor(Date.now() / 1000) + steps * 30 });
}

export const founders = (prefix = '') => ({
  'system-admin': { login: `${prefix}sys`, name: '系统管理员' },
  'security-admin': { login: `${prefix}sec`, name: '安全管理员' },
  'audit-admin': { login: `${prefix}aud`, name: '审计管理员' },
  office: { login: `${prefix}kaohe`, name: '考核办' },
});

/** Somebody signed in, with both factors where they are asked for. */
export interface TestUser extends Person {
  readonly cookie: string;
  readonly login: string;
  /** Base32; empty without a second factor. */
  readonly totp: string;
  readonly recoveryCodes: readonly string[];
}

/** Sets the installation up; links are not used yet. */
export async function setUpLinks(platform: Accounts): Promise<readonly FounderLink[]> {
  const first = await firstSetup(platform);
  if (first === null) throw new Error('the installation is set up already');
  const office = { id: 'xian', name: '某县', level: 'county' } as const;
  return good(await setUp(platform, { token: first.token, office, people: founders() }));
}

/** Sets the installation up and brings its four people in. */
export async function setUpOffice(platform: Accounts) {
  const links = await setUpLinks(platform);
  const enter = (role: string): Promise<TestUser> => {
    const link = links.find((each) => each.role === role);
    if (link === undefined) throw new Error(`no link for ${role}`);
    return comeIn(platform, link);
  };
  return {
    systemAdmin: await enter('system-admin'),
    securityAdmin: await enter('security-admin'),
    auditAdmin: await enter('audit-admin'),
    office: await enter('office'),
  };
}

/** Uses a link: sets the password and, where it is asked for, the second factor. */
export async function comeIn(
  platform: Accounts,
  link: { readonly login: string; readonly token: string },
  password = goodPassword,
): Promise<TestUser> {
  const opened = good(await redeemLink(platform, { token: link.token, password, address }));
  const first = await signedIn(platform, opened.secret);
  const person = personIn(first);
  const user = { login: link.login, totp: '', recoveryCodes: [] };
  if (opened.needs === null) return { ...person, ...user, cookie: opened.secret };
  const { secret } = good(await beginSecondFactor(platform, person));
  const set = good(await confirmSecondFactor(platform, person, await codeOf(secret, -1), address));
  return { ...person, ...user, cookie: set.secret, totp: secret, recoveryCodes: set.recoveryCodes };
}

/** Adds an account with these roles and brings its owner in. */
export async function addUser(
  platform: Accounts,
  by: { readonly systemAdmin: Person; readonly securityAdmin: Person },
  login: string,
  grants: readonly Grant[],
): Promise<TestUser> {
  const added = good(await addAccount(platform, by.systemAdmin.actor, { login, name: login }));
  for (const grant of grants) good(await addGrant(platform, by.securityAdmin.actor, added.id, grant));
  return comeIn(platform, added);
}

export async function whoIs(platform: Accounts, cookie: string | null, bearer: string | null = null) {
  return good(await authenticate(platform, { cookie, bearer, address }));
}

async function signedIn(platform: Accounts, cookie: string): Promise<SignedIn> {
  const found = await whoIs(platform, cookie);
  if (found === null) throw new Error('nobody is signed in');
  return found;
}

const personIn = ({ actor, session }: SignedIn): Person => ({ actor, session: session?.id ?? '' });

/** As the database now says. */
export async function refreshed(platform: Accounts, user: TestUser): Promise<TestUser> {
  return { ...user, ...personIn(await signedIn(platform, user.cookie)) };
}

export const auditActions = async ({ store }: Accounts, subject: string): Promise<readonly string[]> => {
  const found = await store.pool.query<{ action: string }>(
    'SELECT e.action FROM zhunsheng.audit_entry AS e WHERE e.subject = $1 ORDER BY e.sequence',
    [subject],
  );
  return found.rows.map((row) => row.action);
};
