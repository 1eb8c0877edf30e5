import { campOf } from '../../account/camp.ts';
import { isLogin, loginOf } from '../../account/login.ts';
import { defaultPreset } from '../../account/password-policy.ts';
import { fail, ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import type { Role } from '../../port/actor.ts';
import type { Office } from '../../port/store-office.ts';
import { insertSettings } from '../../store/write/account-settings.ts';
import { insertAccount } from '../../store/write/accounts.ts';
import { insertGrant } from '../../store/write/grants.ts';
import { addOffice } from '../../store/write/offices.ts';
import type { Work } from '../work/act.ts';
import { issueLink, type SetupLink } from './issue-link.ts';

export interface NewPerson {
  readonly login: string;
  readonly name: string;
}

/** The people an office begins with: four different ones. */
export interface Founders {
  readonly 'system-admin': NewPerson;
  readonly 'security-admin': NewPerson;
  readonly 'audit-admin': NewPerson;
  readonly office: NewPerson;
}

/** A founder's link, by role. */
export interface FounderLink extends SetupLink {
  readonly role: Role;
}

const roles = ['system-admin', 'security-admin', 'audit-admin', 'office'] as const;

/** What is wrong with the people named: logins that cannot be, or one person in two places. */
export function checkFounders(founders: Founders): readonly Problem[] {
  const logins = roles.map((role) => loginOf(founders[role].login));
  const bad = logins.filter((login) => !isLogin(login)).map((login) => problem('login-invalid', { login }));
  return new Set(logins).size === roles.length ? bad : [...bad, problem('people-not-apart', {})];
}

/** Adds an office with its first people, none of whom has a password: each gets a one-time link. */
export async function foundOffice(
  work: Work,
  office: Office,
  founders: Founders,
): Promise<Result<readonly FounderLink[]>> {
  const added = await addOffice(work.client, office);
  if (!added.ok) return added;
  await insertSettings(work.client, office.id, defaultPreset, false);
  const links: FounderLink[] = [];
  for (const role of roles) {
    const login = loginOf(founders[role].login);
    const account = await insertFounder(work, office.id, role, { login, name: founders[role].name });
    if (account === null) return fail(problem('login-taken', { login }));
    links.push({ role, ...(await issueLink(work, { office: office.id, account, login })) });
  }
  return ok(links);
}

async function insertFounder(
  { client, actor }: Work,
  office: string,
  role: Role,
  person: NewPerson,
): Promise<string | null> {
  const by = actor.account;
  const account = await insertAccount(client, { office, ...person, by });
  if (account !== null)
    await insertGrant(client, { office, account, role, scope: null, camp: campOf(role), by });
  return account;
}
