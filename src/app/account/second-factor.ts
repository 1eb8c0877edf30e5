import { hashRecoveryCode, newRecoveryCodes } from '../../account/recovery.ts';
import { seal, unseal } from '../../account/seal.ts';
import { newTotpSecret, stepOfCode, totpUri } from '../../account/totp.ts';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import type { Standing } from '../../port/store-account.ts';
import { readStanding } from '../../store/view/standing.ts';
import {
  confirmPending,
  epochNow,
  keepPending,
  keepStep,
  lockSecondFactor,
  spendRecoveryCode,
} from '../../store/write/second-factors.ts';
import { endSessions, hasPassedSecondFactor } from '../../store/write/sessions.ts';
import type { Platform } from '../platform.ts';
import { act, type Work } from '../work/act.ts';
import { needOf } from './authenticate.ts';
import { type OpenedSession, renew } from './open-session.ts';
import type { Person } from './person.ts';
import { recordFailure } from './record-failure.ts';
import { attemptSucceeded, beginAttempt, secondFactorGuard } from './sign-in-limits.ts';
import { sealingKey } from './vault.ts';

type Keyed = Pick<Platform, 'store' | 'folder'>;

const issuer = '准绳 Zhunsheng';
const purposeOf = (account: string): string => `totp/${account}`;

/** What an authenticator app is given; shown once. */
export interface SecondFactorBegun {
  readonly secret: string;
  readonly uri: string;
}

/** Begins to set up a second factor; one that is there stays until the new one is confirmed. */
export async function beginSecondFactor(
  platform: Keyed,
  { actor, session }: Person,
): Promise<Result<SecondFactorBegun>> {
  const { office, account } = actor;
  const standing = await readStanding(platform.store.pool, { id: account });
  if (standing === null) return fail(problem('not-signed-in', {}));
  const key = await sealingKey(platform);
  return act(platform, actor, async ({ client }) => {
    if (standing.hasSecondFactor && !(await hasPassedSecondFactor(client, office, session)))
      return fail(problem('second-factor-enrolled', {}));
    const secret = newTotpSecret();
    await keepPending(client, office, account, seal(key, secret, purposeOf(account)));
    return ok({ secret, uri: totpUri(secret, issuer, standing.login) });
  });
}

/** The session goes on under a new secret; the codes are shown once. */
export interface SecondFactorSet extends OpenedSession {
  readonly recoveryCodes: readonly string[];
}

/** Confirms it with a code of the app; other sessions of the account end. */
export function confirmSecondFactor(
  platform: Keyed,
  person: Person,
  code: string,
  address: string,
): Promise<Result<SecondFactorSet>> {
  return attempted(platform, person, address, async (work, standing, key) => {
    const { office, account } = standing;
    const factor = await lockSecondFactor(work.client, office, account);
    if (factor === null || factor.pending === null) return fail(problem('second-factor-not-begun', {}));
    if (factor.secret !== null && !(await hasPassedSecondFactor(work.client, office, person.session)))
      return fail(problem('second-factor-enrolled', {}));
    const step = await stepOf(work, { sealed: factor.pending, lastStep: 0, account, key }, code);
    if (step === null) return fail(problem('second-factor-wrong', {}));
    const recoveryCodes = newRecoveryCodes();
    await confirmPending(work.client, { office, account, step }, recoveryCodes.map(hashRecoveryCode));
    await endSessions(work.client, office, account, { except: person.session });
    work.record(deed(account, 'second-factor-set'));
    return ok({ ...(await passed(work, standing, person)), recoveryCodes });
  });
}

/** Passes the second factor with a code of the app or a recovery code; neither is good twice. */
export function passSecondFactor(
  platform: Keyed,
  person: Person,
  code: string,
  address: string,
): Promise<Result<OpenedSession>> {
  return attempted(platform, person, address, async (work, standing, key) => {
    const { office, account } = standing;
    const factor = await lockSecondFactor(work.client, office, account);
    if (factor === null || factor.secret === null) return fail(problem('second-factor-not-begun', {}));
    const step = await stepOf(work, { sealed: factor.secret, lastStep: factor.lastStep, account, key }, code);
    if (step !== null) await keepStep(work.client, office, account, step);
    else if (!(await spendRecoveryCode(work.client, office, account, hashRecoveryCode(code))))
      return fail(problem('second-factor-wrong', {}));
    work.record(deed(account, step === null ? 'recovery-code-used' : 'second-factor-passed'));
    return ok(await passed(work, standing, person));
  });
}

const deed = (account: string, what: string) =>
  ({ action: 'own-account.use', subject: `account/${account}`, details: { what } }) as const;

async function passed(work: Work, standing: Standing, { session }: Person): Promise<OpenedSession> {
  const renewed = await renew(work, standing, session, true);
  return { ...renewed, account: standing.account, name: standing.name, needs: needOf(standing, true) };
}

interface Sealed {
  readonly sealed: string;
  readonly lastStep: number;
  readonly account: string;
  readonly key: Buffer;
}

async function stepOf(work: Work, { sealed, lastStep, account, key }: Sealed, code: string) {
  const secret = unseal(key, sealed, purposeOf(account));
  return secret === null ? null : stepOfCode(secret, code.trim(), lastStep, await epochNow(work.client));
}

/** Codes are guessable, so attempts are counted, and wrong ones go into the audit log. */
async function attempted<T>(
  platform: Keyed,
  { actor }: Person,
  address: string,
  work: (work: Work, standing: Standing, key: Buffer) => Promise<Result<T>>,
): Promise<Result<T>> {
  const attempt = await beginAttempt(platform, [secondFactorGuard(actor.account)]);
  if ('code' in attempt) return fail(attempt);
  const standing = await readStanding(platform.store.pool, { id: actor.account });
  if (standing === null) return fail(problem('not-signed-in', {}));
  const key = await sealingKey(platform);
  const done = await act(platform, actor, (at) => work(at, standing, key));
  if (done.ok) await attemptSucceeded(platform, attempt);
  else
    await recordFailure(platform, { whose: standing, how: 'second-factor', address, locked: attempt.last });
  return done;
}
