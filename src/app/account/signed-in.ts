import type { Actor } from '../../port/actor.ts';

/** What somebody signed in still has to do before anything else. */
export type Need = 'second-factor' | 'password-change';

/** The session a request came in; null where it came with a token. */
export interface SessionInfo {
  readonly id: string;
  /** Moment (UTC) at which it ends in any case. */
  readonly expiresAt: string;
  readonly secondFactorPassed: boolean;
}

/** Whose request it is, as the database says at this moment. */
export interface SignedIn {
  readonly actor: Actor;
  readonly session: SessionInfo | null;
  /** Null: may do all that its roles allow. Otherwise only routes that name the need in `early`. */
  readonly needs: Need | null;
}
