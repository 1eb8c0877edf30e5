import { permit } from '../../access/permit.ts';
import { administrators } from '../../account/camp.ts';
import { isLogin, loginOf } from '../../account/login.ts';
import { fail, ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';
import type { AccountRow } from '../../port/store-account.ts';
import { listAccounts, readAccount } from '../../store/view/accounts.ts';
import {
  clearPassword,
  insertAccount,
  lockAccount,
  lockOffice,
  updateAccount,
} from '../../store/write/accounts.ts';
import { othersWith } from '../../store/write/grants.ts';
import { endSessions } from '../../store/write/sessions.ts';
import { forgetTries, lockedAmong } from '../../store/write/sign-in-guard.ts';
import type { Platform } from '../platform.ts';
import { act, look, refused, type Work } from '../work/act.ts';
import { issueLink, type SetupLink } from './issue-link.ts';
import { loginGuard, loginLimit, secondFactorGuard } from './sign-in-limits.ts';

type Stored = Pick<Platform, 'store'>;

/** An account as its managers see it. */
export interface AccountView extends Omit<AccountRow, 'office' | 'camp'> {
  /** Locked for now, after too many wrong attempts. */
  readonly locked: boolean;
}

export interface AccountPage {
  readonly items: readonly AccountView[];
  /** Login to go on after; null at the end. */
  readonly next: string | null;
}

const target = (actor: Actor, id: string) => ({ office: actor.office, name: `account/${id}` });
const missing = (id: string): Problem => problem('not-found', { what: `account/${id}` });

/** Accounts of the office by login. */
export async function accountsOfOffice(
  platform: Stored,
  actor: Actor,
  { cursor, limit }: { readonly cursor: string | null; readonly limit: number },
): Promise<Result<AccountPage>> {
  const no = permit(actor, 'account.read', { office: actor.office });
  if (no) return refused(no);
  const rows = await look(platform, actor, (client) =>
    listAccounts(client, actor.office, { after: cursor ?? '', limit: limit + 1 }),
  );
  const items = await withLocks(platform, rows.slice(0, limit));
  return ok({ items, next: rows.length > limit ? (items.at(-1)?.login ?? null) : null });
}

/** One account of the office. */
export async function accountOfOffice(
  platform: Stored,
  actor: Actor,
  id: string,
): Promise<Result<AccountView>> {
  const no = permit(actor, 'account.read', target(actor, id));
  if (no) return refused(no);
  const row = await look(platform, actor, (client) => readAccount(client, actor.office, id));
  const [view] = row === null ? [] : await withLocks(platform, [row]);
  return view === undefined ? fail(missing(id)) : ok(view);
}

// Attempts are counted for logins, not accounts, outside any office.
async function withLocks(platform: Stored, rows: readonly AccountRow[]): Promise<readonly AccountView[]> {
  const subjects = rows.map(({ login }) => loginGuard(login).subject);
  const locked = await lockedAmong(platform.store.pool, 'login', subjects, loginLimit);
  return rows.map(({ office: _, camp: __, ...row }, i) => ({
    ...row,
    locked: locked.has(subjects[i] ?? ''),
  }));
}

/** A new account and the link with which its owner sets the password; without roles it can do nothing. */
export interface AddedAccount extends SetupLink {
  readonly id: string;
}

/** Adds an account without roles and without a password. */
export function addAccount(
  platform: Stored,
  actor: Actor,
  asked: { readonly login: string; readonly name: string },
): Promise<Result<AddedAccount>> {
  return act(platform, actor, async (work) => {
    const no = permit(actor, 'account.manage', { office: actor.office });
    if (no) return refused(no);
    const login = loginOf(asked.login);
    if (!isLogin(login)) return fail(problem('login-invalid', { login }));
    const { office, account: by } = actor;
    const id = await insertAccount(work.client, { office, login, name: asked.name, by });
    if (id === null) return fail(problem('login-taken', { login }));
    work.record({ action: 'account.manage', subject: `account/${id}`, details: { what: 'added' } });
    return ok({ id, ...(await issueLink(work, { office, account: id, login })) });
  });
}

export interface AccountEdit {
  readonly name?: string | undefined;
  readonly state?: 'active' | 'disabled' | undefined;
}

/** Renames an account, disables it (its sessions end at once), or enables it again; never one's own state. */
export function editAccount(
  platform: Stored,
  actor: Actor,
  id: string,
  { edit, revision }: { readonly edit: AccountEdit; readonly revision: number | null },
): Promise<Result<null>> {
  return managing(platform, actor, id, async (work, account) => {
    if (revision !== null && revision !== account.revision) return fail(conflict(account, revision));
    const { name = account.name, state = account.state } = edit;
    if (state !== account.state && id === actor.account) return fail(problem('not-about-oneself', {}));
    const last = state === 'disabled' ? await lastOfItsKind(work, account) : null;
    if (last !== null) return fail(last);
    await updateAccount(work.client, actor.office, id, { name, state });
    if (state === 'disabled') await endSessions(work.client, actor.office, id);
    const details = {
      what: 'edited',
      state: { from: account.state, to: state },
      renamed: name !== account.name,
    };
    work.record({ action: 'account.manage', subject: `account/${id}`, details });
    return ok(null);
  });
}

const conflict = (account: AccountRow, revision: number): Problem =>
  problem('revision-conflict', {
    what: `account/${account.id}`,
    given: String(revision),
    current: String(account.revision),
  });

/** A problem where an office would be left without an administrator of this kind. */
async function lastOfItsKind({ client }: Work, account: AccountRow): Promise<Problem | null> {
  const role = administrators.find((each) => account.grants.some((grant) => grant.role === each));
  if (role === undefined || account.state !== 'active') return null;
  return (await othersWith(client, account.office, role, account.id)) === 0
    ? problem('last-administrator', { role })
    : null;
}

/** Takes the password away, ends all sessions and issues a link for a new one. The second factor stays. */
export function resetPassword(platform: Stored, actor: Actor, id: string): Promise<Result<SetupLink>> {
  return managing(platform, actor, id, async (work, account) => {
    if (id === actor.account) return fail(problem('not-about-oneself', {}));
    await clearPassword(work.client, actor.office, id);
    await endSessions(work.client, actor.office, id);
    work.record({ action: 'account.manage', subject: `account/${id}`, details: { what: 'password-reset' } });
    return ok(await issueLink(work, { office: actor.office, account: id, login: account.login }));
  });
}

/** Forgets wrong attempts, so that the account can sign in again before the lock ends by itself. */
export async function unlockAccount(platform: Stored, actor: Actor, id: string): Promise<Result<null>> {
  const done = await managing(platform, actor, id, async (work, account) => {
    work.record({ action: 'account.manage', subject: `account/${id}`, details: { what: 'unlocked' } });
    return ok(account.login);
  });
  if (!done.ok) return done;
  await forgetTries(platform.store.pool, loginGuard(done.value));
  await forgetTries(platform.store.pool, secondFactorGuard(id));
  return ok(null);
}

/** The office is locked before the account, so that two never leave it without an administrator together. */
function managing<T>(
  platform: Stored,
  actor: Actor,
  id: string,
  work: (work: Work, account: AccountRow) => Promise<Result<T>>,
): Promise<Result<T>> {
  return act(platform, actor, async (at) => {
    const no = permit(actor, 'account.manage', target(actor, id));
    if (no) return refused(no);
    await lockOffice(at.client, actor.office);
    await lockAccount(at.client, actor.office, id);
    const account = await readAccount(at.client, actor.office, id);
    return account === null ? fail(missing(id)) : work(at, account);
  });
}
