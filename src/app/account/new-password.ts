import { checkPassword } from '../../account/check-password.ts';
import { hashPassword, verifyPassword } from '../../account/password-hash.ts';
import type { AccountPolicy } from '../../account/password-policy.ts';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import type { Standing } from '../../port/store-account.ts';
import { passwordsOf } from '../../store/write/accounts.ts';
import type { Platform } from '../platform.ts';
import { look } from '../work/act.ts';
import { policyOf } from './authenticate.ts';

/** The hash of a password that the policy accepts for this account, or everything that is wrong with it. */
export async function hashNewPassword(
  platform: Pick<Platform, 'store'>,
  standing: Standing,
  password: string,
): Promise<Result<string>> {
  const policy = policyOf(standing);
  const problems = checkPassword(policy, password, standing.login);
  if (problems.length > 0) return fail(...problems);
  if (await wasUsed(platform, standing, policy, password))
    return fail(problem('password-used-before', { history: String(policy.history) }));
  return ok(await hashPassword(password));
}

async function wasUsed(
  platform: Pick<Platform, 'store'>,
  { office, account }: Standing,
  { history }: AccountPolicy,
  password: string,
): Promise<boolean> {
  const { present, former } = await look(platform, { office }, (client) =>
    passwordsOf(client, office, account, history),
  );
  for (const each of [...(present === null ? [] : [present]), ...former])
    if (await verifyPassword(each, password)) return true;
  return false;
}
