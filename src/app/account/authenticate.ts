import { defaultPreset, presets } from '../../account/password-policy.ts';
import { hashSecret, isSecret } from '../../account/secret.ts';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import type { Actor, TokenScope } from '../../port/actor.ts';
import type { OpenSession, Standing } from '../../port/store-account.ts';
import { readSession, readToken } from '../../store/view/standing.ts';
import type { Platform } from '../platform.ts';
import type { Need, SignedIn } from './signed-in.ts';

/** What a request presents: the value of the session cookie, the bearer token, null for none. */
export interface Presented {
  readonly cookie: string | null;
  readonly bearer: string | null;
  readonly address: string;
}

/**
 * Whose request it is, read afresh each time, so that a role taken away or a session ended counts at once. Null:
 * nothing was presented, or the session has ended. A token that is not good is a problem (`token-invalid`).
 */
export async function authenticate(
  platform: Pick<Platform, 'store'>,
  { cookie, bearer }: Presented,
): Promise<Result<SignedIn | null>> {
  if (bearer !== null) return byToken(platform, bearer);
  if (cookie === null || !isSecret(cookie)) return ok(null);
  const session = await readSession(platform.store.pool, hashSecret(cookie));
  return ok(session === null ? null : signedIn(session));
}

async function byToken(platform: Pick<Platform, 'store'>, bearer: string): Promise<Result<SignedIn>> {
  const token = isSecret(bearer) ? await readToken(platform.store.pool, hashSecret(bearer)) : null;
  if (token === null) return fail(problem('token-invalid', {}));
  return ok({ actor: actorOf(token.standing, token.scopes), session: null, needs: null });
}

function signedIn(open: OpenSession): SignedIn {
  const { id, expiresAt, secondFactorPassed, standing } = open;
  const session = { id, expiresAt, secondFactorPassed };
  return { actor: actorOf(standing, null), session, needs: needOf(standing, secondFactorPassed) };
}

const actorOf = (standing: Standing, scopes: readonly TokenScope[] | null): Actor => {
  const { account, name, office, grants } = standing;
  return { account, name, office, grants, scopes };
};

/** The policy of the account's office. */
export const policyOf = ({ preset }: Pick<Standing, 'preset'>) =>
  presets[preset === 'asvs' ? 'asvs' : defaultPreset];

/** Whether the account has to sign in with a second factor: it has one, or its roles demand it. */
export const wantsSecondFactor = (standing: Standing): boolean =>
  !standing.demo &&
  (standing.hasSecondFactor ||
    standing.grants.some((grant) => policyOf(standing).secondFactor.includes(grant.role)));

/** What still has to be done before anything else. In a demonstration there is nothing to guard. */
export function needOf(standing: Standing, secondFactorPassed: boolean): Need | null {
  if (wantsSecondFactor(standing) && !secondFactorPassed) return 'second-factor';
  const { maxAgeDays } = policyOf(standing);
  const age = standing.passwordAge;
  return maxAgeDays !== null && age !== null && age > maxAgeDays * 86_400 ? 'password-change' : null;
}
