import { setTimeout as pause } from 'node:timers/promises';
import { isLogin, loginOf } from '../../account/login.ts';
import { verifyPassword } from '../../account/password-hash.ts';
import { fail, problem, type Result } from '../../core/problem/problem.ts';
import { readCredential } from '../../store/view/sign-in.ts';
import { readStanding } from '../../store/view/standing.ts';
import type { Platform } from '../platform.ts';
import { type OpenedSession, openSession } from './open-session.ts';
import { recordFailure } from './record-failure.ts';
import { addressGuard, attemptSucceeded, beginAttempt, loginGuard } from './sign-in-limits.ts';

export interface SignInInput {
  readonly login: string;
  readonly password: string;
  readonly address: string;
  readonly former: string | null;
}

/** How long a refusal takes at least: more than the work it needs, which is not quite the same for every login. */
export const leastMilliseconds = 250;

/**
 * Signs in with a password. One hash is computed whether or not there is such a login, and both are locked alike, so
 * that neither words nor time tell which logins exist.
 */
export async function signIn(
  platform: Pick<Platform, 'store'>,
  input: SignInInput,
): Promise<Result<OpenedSession>> {
  const began = performance.now();
  const { password, address, former } = input;
  const login = loginOf(input.login);
  const attempt = await beginAttempt(platform, [addressGuard(address), loginGuard(login)]);
  if ('code' in attempt) return fail(attempt);
  const credential = isLogin(login) ? await readCredential(platform.store.pool, login) : null;
  const right = await verifyPassword(credential?.password ?? null, password);
  if (credential !== null && right) {
    await attemptSucceeded(platform, attempt);
    return openSession(platform, credential.id, { how: 'password', address, former });
  }
  const whose = credential === null ? null : await readStanding(platform.store.pool, { id: credential.id });
  await recordFailure(platform, { whose, how: 'password', address, locked: attempt.last });
  await pause(Math.max(0, leastMilliseconds - (performance.now() - began)));
  return fail(problem('sign-in-failed', {}));
}
