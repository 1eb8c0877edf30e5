import type { Action } from '../../access/actions.ts';
import { permit } from '../../access/permit.ts';
import { administrators, campOf, needsScope } from '../../account/camp.ts';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import type { Actor, Grant } from '../../port/actor.ts';
import { lockAccount, lockOffice } from '../../store/write/accounts.ts';
import { revokeTokens } from '../../store/write/api-tokens.ts';
import { deleteGrant, insertGrant, othersWith } from '../../store/write/grants.ts';
import { linkIdentity, unlinkIdentity } from '../../store/write/identities.ts';
import { removeSecondFactor } from '../../store/write/second-factors.ts';
import { endSessions } from '../../store/write/sessions.ts';
import type { Platform } from '../platform.ts';
import { act, refused, type Work } from '../work/act.ts';

type Stored = Pick<Platform, 'store'>;

/**
 * Gives an account a role. Its sessions end, so that it works with the new role from the next sign-in on. Never to
 * oneself; an administrator's role never together with any other.
 */
export function addGrant(
  platform: Stored,
  actor: Actor,
  account: string,
  grant: Grant,
): Promise<Result<{ readonly id: string }>> {
  return securing(platform, actor, { account, action: 'grant.change' }, async (work) => {
    const { role, scope } = grant;
    if (needsScope(role) !== (scope !== null)) return fail(problem('role-scope-wrong', { role }));
    const { office, account: by } = actor;
    const added = await insertGrant(work.client, { office, account, role, scope, camp: campOf(role), by });
    if (added === 'exclusive') return fail(problem('role-exclusive', { role }));
    if (added === 'held') return fail(problem('role-held', { role }));
    await endSessions(work.client, office, account);
    work.record(grantDeed(account, 'given', grant));
    return ok(added);
  });
}

/** Takes a role away; it counts at once, and the account's sessions end. */
export function removeGrant(
  platform: Stored,
  actor: Actor,
  account: string,
  id: string,
): Promise<Result<null>> {
  return securing(platform, actor, { account, action: 'grant.change' }, async (work) => {
    const { office } = actor;
    const grant = await deleteGrant(work.client, office, account, id);
    if (grant === null) return fail(problem('not-found', { what: `grant/${id}` }));
    const { role } = grant;
    const vital = administrators.some((each) => each === role);
    if (vital && (await othersWith(work.client, office, role, account)) === 0)
      return fail(problem('last-administrator', { role }));
    await endSessions(work.client, office, account);
    work.record(grantDeed(account, 'taken', grant));
    return ok(null);
  });
}

const grantDeed = (account: string, what: 'given' | 'taken', { role, scope }: Grant) =>
  ({ action: 'grant.change', subject: `account/${account}`, details: { what, role, scope } }) as const;

/** Ends all sessions of an account and revokes its tokens, at once. */
export function revokeAccess(
  platform: Stored,
  actor: Actor,
  account: string,
): Promise<Result<{ readonly sessions: number; readonly tokens: number }>> {
  return securing(platform, actor, { account, action: 'session.revoke' }, async (work) => {
    const sessions = await endSessions(work.client, actor.office, account);
    const tokens = await revokeTokens(work.client, actor.office, account, null);
    work.record({ action: 'session.revoke', subject: `account/${account}`, details: { sessions, tokens } });
    return ok({ sessions, tokens });
  });
}

/**
 * Takes a second factor away, for whoever lost phone and codes. It is not the system administrator's to do, who can
 * reset passwords: so nobody alone can enter another's account.
 */
export function resetSecondFactor(platform: Stored, actor: Actor, account: string): Promise<Result<null>> {
  return securing(platform, actor, { account, action: 'grant.change' }, async (work) => {
    await removeSecondFactor(work.client, actor.office, account);
    await endSessions(work.client, actor.office, account);
    const details = { what: 'second-factor-reset' };
    work.record({ action: 'grant.change', subject: `account/${account}`, details });
    return ok(null);
  });
}

/** Says who an account is at another provider; null: nobody. */
export function changeIdentity(
  platform: Stored,
  actor: Actor,
  account: string,
  identity: { readonly issuer: string; readonly subject: string } | null,
): Promise<Result<null>> {
  return securing(platform, actor, { account, action: 'grant.change' }, async (work) => {
    const { office } = actor;
    if (identity === null) await unlinkIdentity(work.client, office, account);
    else if (!(await linkIdentity(work.client, { office, account, ...identity }, actor.account)))
      return fail(problem('identity-taken', {}));
    await endSessions(work.client, office, account);
    const details = { what: identity === null ? 'identity-unlinked' : 'identity-linked' };
    work.record({ action: 'grant.change', subject: `account/${account}`, details });
    return ok(null);
  });
}

/** Somebody else's account of this office, locked. */
function securing<T>(
  platform: Stored,
  actor: Actor,
  { account, action }: { readonly account: string; readonly action: Action },
  work: (work: Work) => Promise<Result<T>>,
): Promise<Result<T>> {
  return act(platform, actor, async (at) => {
    const no = permit(actor, action, { office: actor.office, name: `account/${account}` });
    if (no) return refused(no);
    if (account === actor.account) return fail(problem('not-about-oneself', {}));
    await lockOffice(at.client, actor.office);
    if (!(await lockAccount(at.client, actor.office, account)))
      return fail(problem('not-found', { what: `account/${account}` }));
    return work(at);
  });
}
