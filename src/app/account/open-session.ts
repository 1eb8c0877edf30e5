import { hashSecret, newSecret } from '../../account/secret.ts';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';
import type { Standing } from '../../port/store-account.ts';
import { readStanding } from '../../store/view/standing.ts';
import { endSessions, insertSession, renewSession } from '../../store/write/sessions.ts';
import type { Platform } from '../platform.ts';
import { act, type Work } from '../work/act.ts';
import { needOf, policyOf } from './authenticate.ts';
import type { Need } from './signed-in.ts';

/** A session as its owner gets it: the secret goes into the cookie and is not kept. */
export interface OpenedSession {
  readonly secret: string;
  /** How long the cookie lives at most. */
  readonly seconds: number;
  readonly account: string;
  readonly name: string;
  readonly needs: Need | null;
}

/** How somebody came in, for the audit log. */
export interface Entrance {
  readonly how: 'password' | 'oidc' | 'setup-link' | 'demo';
  readonly address: string;
  /** Id of the session the browser had before; it ends. */
  readonly former: string | null;
  readonly secondFactorPassed?: boolean;
}

export const personOf = (standing: Standing): Actor => {
  const { account, name, office, grants } = standing;
  return { account, name, office, grants, scopes: null };
};

/** Opens a session for an account whose identity was proved; always under a new secret. */
export async function openSession(
  platform: Pick<Platform, 'store'>,
  account: string,
  entrance: Entrance,
): Promise<Result<OpenedSession>> {
  const standing = await readStanding(platform.store.pool, { id: account });
  if (standing === null) return fail(problem('sign-in-failed', {}));
  return act(platform, personOf(standing), async (work) => ok(await insertFor(work, standing, entrance)));
}

/** As `openSession`, in a transaction that does more. */
export async function insertFor(work: Work, standing: Standing, entrance: Entrance): Promise<OpenedSession> {
  const { office, account, name } = standing;
  const { how, address, former, secondFactorPassed = false } = entrance;
  const { idleSeconds, absoluteSeconds } = policyOf(standing);
  const secret = newSecret();
  if (former !== null) await endSessions(work.client, office, account, { only: former });
  await insertSession(work.client, {
    office,
    account,
    hash: hashSecret(secret),
    address: address.slice(0, 100),
    idleSeconds,
    absoluteSeconds,
    secondFactorPassed,
  });
  work.record({ action: 'account.signed-in', subject: `account/${account}`, details: { how, address } });
  const needs = needOf(standing, secondFactorPassed);
  return { secret, seconds: absoluteSeconds, account, name, needs };
}

/** The same session under a new secret; what it was before is worth nothing. */
export async function renew(
  work: Work,
  standing: Standing,
  session: string,
  passed: boolean,
): Promise<Pick<OpenedSession, 'secret' | 'seconds'>> {
  const secret = newSecret();
  await renewSession(work.client, standing.office, session, { hash: hashSecret(secret), passed });
  return { secret, seconds: policyOf(standing).absoluteSeconds };
}
