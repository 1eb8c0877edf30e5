import { hashSecret, isSecret, newSecret } from '../../account/secret.ts';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import { systemActor } from '../../port/actor.ts';
import type { Office } from '../../port/store-office.ts';
import { insertFirstSetup, isFirstSetup, isUnset, spendFirstSetup } from '../../store/write/first-setup.ts';
import type { Platform } from '../platform.ts';
import { actOnInstallation } from '../work/act-on-installation.ts';
import { checkFounders, type FounderLink, type Founders, foundOffice } from './found-office.ts';

type Stored = Pick<Platform, 'store'>;

const hours = 24;

/**
 * While nobody has an account: another one-time link to set the installation up with, as a path of the web client.
 * The server prints it when it starts; there is no default password. Null once there are accounts.
 */
export async function firstSetup(
  platform: Stored,
): Promise<{ readonly link: string; readonly token: string; readonly expiresAt: string } | null> {
  const { pool } = platform.store;
  if (!(await isUnset(pool))) return null;
  const token = newSecret();
  const expiresAt = await insertFirstSetup(pool, hashSecret(token), hours);
  return { link: `/setup#${token}`, token, expiresAt };
}

/** Whether the installation waits to be set up. */
export const awaitsSetup = (platform: Stored): Promise<boolean> => isUnset(platform.store.pool);

export interface SetUp {
  readonly token: string;
  readonly office: Pick<Office, 'id' | 'name' | 'level'>;
  readonly people: Founders;
}

/** Sets the installation up, once: its first office, the three administrators and the office's first account. */
export async function setUp(platform: Stored, input: SetUp): Promise<Result<readonly FounderLink[]>> {
  const { token, people } = input;
  const hash = hashSecret(token);
  if (!isSecret(token) || !(await isFirstSetup(platform.store.pool, hash)))
    return fail(problem('setup-link-invalid', {}));
  const wrong = checkFounders(people);
  if (wrong.length > 0) return fail(...wrong);
  const office: Office = { ...input.office, parent: null };
  return actOnInstallation(platform, systemActor(office.id), async (work) => {
    if (!(await spendFirstSetup(work.client, hash))) return fail(problem('setup-link-invalid', {}));
    const founded = await foundOffice(work, office, people);
    if (!founded.ok) return founded;
    work.record({
      action: 'account.set-up',
      subject: `office/${office.id}`,
      details: { level: office.level },
    });
    return ok(founded.value);
  });
}
