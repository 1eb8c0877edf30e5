import { permit } from '../../access/permit.ts';
import { hashSecret, newToken } from '../../account/secret.ts';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import type { Actor, TokenScope } from '../../port/actor.ts';
import { listSessions, listTokens, type SessionRow, type TokenRow } from '../../store/view/accounts.ts';
import { insertToken, revokeTokens } from '../../store/write/api-tokens.ts';
import { endSessions } from '../../store/write/sessions.ts';
import type { Platform } from '../platform.ts';
import { act, look, refused } from '../work/act.ts';
import type { Person } from './person.ts';

type Stored = Pick<Platform, 'store'>;

const allowed = (actor: Actor) =>
  permit(actor, 'own-account.use', { office: actor.office, account: actor.account });
const deed = (actor: Actor, what: string, more: Readonly<Record<string, unknown>> = {}) =>
  ({
    action: 'own-account.use',
    subject: `account/${actor.account}`,
    details: { what, ...more },
  }) as const;

/** Ends the session it was asked in. */
export function signOut(platform: Stored, { actor, session }: Person): Promise<Result<null>> {
  return act(platform, actor, async (work) => {
    await endSessions(work.client, actor.office, actor.account, { only: session });
    work.record(deed(actor, 'signed-out'));
    return ok(null);
  });
}

/** A session of one's own; `present`: the one it was asked in. */
export interface OwnSession extends SessionRow {
  readonly present: boolean;
}

/** One's own sessions, latest first. */
export async function ownSessions(
  platform: Stored,
  actor: Actor,
  session: string | null,
): Promise<Result<readonly OwnSession[]>> {
  const no = allowed(actor);
  if (no) return refused(no);
  const rows = await look(platform, actor, (client) => listSessions(client, actor.office, actor.account));
  return ok(rows.map((row) => ({ ...row, present: row.id === session })));
}

/** Ends one of one's own sessions. */
export function endOwnSession(platform: Stored, actor: Actor, id: string): Promise<Result<null>> {
  return act(platform, actor, async (work) => {
    const no = allowed(actor);
    if (no) return refused(no);
    const ended = await endSessions(work.client, actor.office, actor.account, { only: id });
    if (ended === 0) return fail(problem('not-found', { what: `session/${id}` }));
    work.record(deed(actor, 'session-ended', { session: id }));
    return ok(null);
  });
}

/** One's own tokens, latest first; their secrets are not kept. */
export async function ownTokens(platform: Stored, actor: Actor): Promise<Result<readonly TokenRow[]>> {
  const no = allowed(actor);
  if (no) return refused(no);
  return ok(await look(platform, actor, (client) => listTokens(client, actor.office, actor.account)));
}

export const longestTokenDays = 366;
const mostTokens = 20;

export interface IssuedToken {
  readonly id: string;
  /** Shown this once. */
  readonly token: string;
  readonly expiresAt: string;
}

/** Issues a token that acts for its owner, within the scopes, as long as the owner's roles last. */
export function issueToken(
  platform: Stored,
  { actor }: Person,
  asked: { readonly name: string; readonly scopes: readonly TokenScope[]; readonly days: number },
): Promise<Result<IssuedToken>> {
  return act(platform, actor, async (work) => {
    const no = allowed(actor);
    if (no) return refused(no);
    const { office, account } = actor;
    const { name, days } = asked;
    if (!Number.isInteger(days) || days < 1 || days > longestTokenDays)
      return fail(problem('token-too-long', { days: String(longestTokenDays) }));
    if ((await listTokens(work.client, office, account)).length >= mostTokens)
      return fail(problem('too-many', { what: 'token', most: String(mostTokens) }));
    const scopes = [...new Set(asked.scopes)];
    const token = newToken();
    const hash = hashSecret(token);
    const added = await insertToken(work.client, { office, account, name, hash, scopes, days });
    work.record(deed(actor, 'token-issued', { token: added.id, scopes, days: String(days) }));
    return ok({ ...added, token });
  });
}

/** Revokes one of one's own tokens, at once. */
export function revokeOwnToken(platform: Stored, actor: Actor, id: string): Promise<Result<null>> {
  return act(platform, actor, async (work) => {
    const no = allowed(actor);
    if (no) return refused(no);
    const revoked = await revokeTokens(work.client, actor.office, actor.account, id);
    if (revoked === 0) return fail(problem('not-found', { what: `token/${id}` }));
    work.record(deed(actor, 'token-revoked', { token: id }));
    return ok(null);
  });
}
