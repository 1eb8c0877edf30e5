import type { FounderLink } from '../../../app/account/found-office.ts';
import type { OpenedSession } from '../../../app/account/open-session.ts';
import type { Need } from '../../../app/account/signed-in.ts';
import { ok, type Result } from '../../../core/problem/problem.ts';
import { type Cookies, sessionCookie } from '../../route.ts';

/** What the one who came in learns; the session's secret goes into the cookie only. */
export interface Entered {
  readonly account: string;
  readonly name: string;
  readonly needs: Need | null;
}

/** Sets the cookie of a session that was opened or goes on under a new secret. */
export function entered(cookies: Cookies, opened: Result<OpenedSession>): Result<Entered> {
  if (!opened.ok) return opened;
  const { secret, seconds, account, name, needs } = opened.value;
  cookies.set(sessionCookie, secret, seconds);
  return ok({ account, name, needs });
}

type Founder = 'system-admin' | 'security-admin' | 'audit-admin' | 'office';

export function founderReply(founded: Result<readonly FounderLink[]>) {
  if (!founded.ok) return founded;
  return ok({ links: founded.value.map((each) => ({ ...each, role: each.role as Founder })) });
}

/** Nothing to say but that it was done. */
export const done = (result: Result<unknown>): Result<undefined> => (result.ok ? ok(undefined) : result);
