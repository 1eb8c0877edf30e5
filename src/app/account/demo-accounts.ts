import { campOf } from '../../account/camp.ts';
import { defaultPreset } from '../../account/password-policy.ts';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import { type Grant, systemActor } from '../../port/actor.ts';
import { readStanding } from '../../store/view/standing.ts';
import { insertSettings, readSettings } from '../../store/write/account-settings.ts';
import { insertAccount } from '../../store/write/accounts.ts';
import { insertGrant } from '../../store/write/grants.ts';
import type { Platform } from '../platform.ts';
import type { Work } from '../work/act.ts';
import { actOnInstallation } from '../work/act-on-installation.ts';
import { type OpenedSession, openSession } from './open-session.ts';

type Stored = Pick<Platform, 'store'>;

export interface DemoPerson {
  readonly login: string;
  readonly name: string;
  readonly grants: readonly Grant[];
}

/**
 * Gives an office without accounts those of a demonstration: they have no passwords and anybody may enter them, so the
 * office must hold nothing else. Returns their ids by login.
 */
export function addDemoAccounts(
  platform: Stored,
  office: string,
  people: readonly DemoPerson[],
): Promise<Result<ReadonlyMap<string, string>>> {
  return actOnInstallation(platform, systemActor(office), async (work) => {
    await insertSettings(work.client, office, defaultPreset, true);
    const settings = await readSettings(work.client, office, 'lock');
    if (settings?.demo !== true) return fail(problem('demo-only', {}));
    const ids = new Map<string, string>();
    for (const person of people) {
      const id = await insertDemoPerson(work, office, person);
      if (id === null) return fail(problem('login-taken', { login: person.login }));
      ids.set(person.login, id);
    }
    work.record({ action: 'demo.loaded', subject: `office/${office}`, details: { accounts: ids.size } });
    return ok(ids);
  });
}

async function insertDemoPerson(
  { client }: Work,
  office: string,
  person: DemoPerson,
): Promise<string | null> {
  const { login, name, grants } = person;
  const account = await insertAccount(client, { office, login, name, by: 'system' });
  if (account === null) return null;
  for (const { role, scope } of grants)
    await insertGrant(client, { office, account, role, scope, camp: campOf(role), by: 'system' });
  return account;
}

/** Enters an account of a demonstration. */
export async function enterDemo(
  platform: Stored,
  input: { readonly account: string; readonly address: string; readonly former: string | null },
): Promise<Result<OpenedSession>> {
  const { account, address, former } = input;
  const standing = await readStanding(platform.store.pool, { id: account });
  if (standing?.demo !== true) return fail(problem('demo-only', {}));
  return openSession(platform, account, { how: 'demo', address, former });
}
