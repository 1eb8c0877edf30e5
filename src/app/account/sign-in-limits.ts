import ipaddr from 'ipaddr.js';
import { defaultPreset, presets } from '../../account/password-policy.ts';
import { hashSecret } from '../../account/secret.ts';
import { type Problem, problem } from '../../core/problem/problem.ts';
import {
  forgetTries,
  type Guarded,
  type GuardLimit,
  giveBackTry,
  takeTry,
} from '../../store/write/sign-in-guard.ts';
import type { Platform } from '../platform.ts';

// The same for every preset and for logins that do not exist: being locked says nothing about a login.
const { lockAfter, lockSeconds } = presets[defaultPreset];

export const loginLimit: GuardLimit = { tries: lockAfter, seconds: lockSeconds };
const addressLimit: GuardLimit = { tries: 100, seconds: lockSeconds };

const limits: Readonly<Record<Guarded['kind'], GuardLimit>> = {
  login: loginLimit,
  'second-factor': loginLimit,
  address: addressLimit,
};

const guard = (kind: Guarded['kind'], subject: string): Guarded => ({ kind, subject: hashSecret(subject) });

export const loginGuard = (login: string): Guarded => guard('login', login);
export const addressGuard = (address: string): Guarded => guard('address', networkOf(address));
export const secondFactorGuard = (account: string): Guarded => guard('second-factor', account);

/** Whoever has one IPv6 address has the 2⁶⁴ beside it. */
function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  return parsed.kind() === 'ipv4' ? parsed.toString() : parsed.toByteArray().slice(0, 8).join('.');
}

/** An attempt that was counted and may be made; `last`: the next one, if this fails, is refused. */
export interface Attempt {
  readonly guards: readonly Guarded[];
  readonly last: boolean;
}

/** Counts an attempt against all of the guards; the problem `sign-in-locked` where one of them is used up. */
export async function beginAttempt(
  platform: Pick<Platform, 'store'>,
  guards: readonly Guarded[],
): Promise<Attempt | Problem> {
  let last = false;
  for (const each of guards) {
    const limit = limits[each.kind];
    const number = await takeTry(platform.store.pool, each, limit);
    if (number === null) return problem('sign-in-locked', { minutes: String(Math.ceil(limit.seconds / 60)) });
    last ||= number === limit.tries;
  }
  return { guards, last };
}

/** The attempt was right. */
export async function attemptSucceeded(platform: Pick<Platform, 'store'>, attempt: Attempt): Promise<void> {
  for (const each of attempt.guards)
    await (each.kind === 'address' ? giveBackTry : forgetTries)(platform.store.pool, each);
}
