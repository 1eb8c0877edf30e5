import { verifyPassword } from '../../account/password-hash.ts';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import { readCredential } from '../../store/view/sign-in.ts';
import { readStanding } from '../../store/view/standing.ts';
import { setPassword } from '../../store/write/accounts.ts';
import { endSessions, hasPassedSecondFactor } from '../../store/write/sessions.ts';
import type { Platform } from '../platform.ts';
import { act } from '../work/act.ts';
import { needOf, policyOf } from './authenticate.ts';
import { hashNewPassword } from './new-password.ts';
import { type OpenedSession, renew } from './open-session.ts';
import type { Person } from './person.ts';
import { recordFailure } from './record-failure.ts';
import { attemptSucceeded, beginAttempt, loginGuard } from './sign-in-limits.ts';

/** Changes one's own password; other sessions end, this one goes on under a new secret. */
export async function changePassword(
  platform: Pick<Platform, 'store'>,
  { actor, session }: Person,
  { present, next, address }: { readonly present: string; readonly next: string; readonly address: string },
): Promise<Result<OpenedSession>> {
  const { office, account } = actor;
  const standing = await readStanding(platform.store.pool, { id: account });
  if (standing === null) return fail(problem('not-signed-in', {}));
  const attempt = await beginAttempt(platform, [loginGuard(standing.login)]);
  if ('code' in attempt) return fail(attempt);
  const credential = await readCredential(platform.store.pool, standing.login);
  if (!(await verifyPassword(credential?.password ?? null, present))) {
    await recordFailure(platform, { whose: standing, how: 'password', address, locked: attempt.last });
    return fail(problem('password-wrong', {}));
  }
  await attemptSucceeded(platform, attempt);
  const hashed = await hashNewPassword(platform, standing, next);
  if (!hashed.ok) return hashed;
  return act(platform, actor, async (work) => {
    await setPassword(work.client, { office, account, password: hashed.value }, policyOf(standing).history);
    await endSessions(work.client, office, account, { except: session });
    const details = { what: 'password-changed' };
    work.record({ action: 'own-account.use', subject: `account/${account}`, details });
    const renewed = await renew(work, standing, session, false);
    const passed = await hasPassedSecondFactor(work.client, office, session);
    const needs = needOf({ ...standing, passwordAge: 0 }, passed);
    return ok({ ...renewed, account, name: standing.name, needs });
  });
}
