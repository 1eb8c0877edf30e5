import type { AccountPolicy } from '../../account/password-policy.ts';
import { hashSecret, isSecret } from '../../account/secret.ts';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import type { Standing } from '../../port/store-account.ts';
import { readStanding } from '../../store/view/standing.ts';
import { setPassword } from '../../store/write/accounts.ts';
import { endSessions } from '../../store/write/sessions.ts';
import { accountOfLink, spendSetupLink } from '../../store/write/setup-links.ts';
import type { Platform } from '../platform.ts';
import { act } from '../work/act.ts';
import { policyOf } from './authenticate.ts';
import { hashNewPassword } from './new-password.ts';
import { insertFor, type OpenedSession, personOf } from './open-session.ts';

type Stored = Pick<Platform, 'store'>;

/** Whose link it is, and what the new password has to be like; the link stays good. */
export async function describeLink(
  platform: Stored,
  token: string,
): Promise<Result<{ readonly login: string; readonly name: string; readonly policy: AccountPolicy }>> {
  const standing = await holderOf(platform, token);
  if (standing === null) return fail(problem('setup-link-invalid', {}));
  const { login, name } = standing;
  return ok({ login, name, policy: policyOf(standing) });
}

/** Sets the password, ends what was signed in before, and signs in; the link is used up. */
export async function redeemLink(
  platform: Stored,
  input: { readonly token: string; readonly password: string; readonly address: string },
): Promise<Result<OpenedSession>> {
  const { token, password, address } = input;
  const standing = await holderOf(platform, token);
  if (standing === null) return fail(problem('setup-link-invalid', {}));
  const hashed = await hashNewPassword(platform, standing, password);
  if (!hashed.ok) return hashed;
  const { office, account } = standing;
  return act(platform, personOf(standing), async (work) => {
    if (!(await spendSetupLink(work.client, office, hashSecret(token))))
      return fail(problem('setup-link-invalid', {}));
    await setPassword(work.client, { office, account, password: hashed.value }, policyOf(standing).history);
    await endSessions(work.client, office, account);
    const details = { what: 'password-set' };
    work.record({ action: 'own-account.use', subject: `account/${account}`, details });
    const entrance = { how: 'setup-link', address, former: null } as const;
    return ok(await insertFor(work, { ...standing, passwordAge: 0 }, entrance));
  });
}

async function holderOf(platform: Stored, token: string): Promise<Standing | null> {
  const { pool } = platform.store;
  const account = isSecret(token) ? await accountOfLink(pool, hashSecret(token)) : null;
  return account === null ? null : readStanding(pool, { id: account });
}
