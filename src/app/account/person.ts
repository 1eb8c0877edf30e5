import { type Problem, problem } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';

/** A person in a session, as what only the person may do is asked for. */
export interface Person {
  readonly actor: Actor;
  /** Id of the session. */
  readonly session: string;
}

/** The person; a problem where the request came with a token. */
export function asPerson(actor: Actor, session: string | null): Person | Problem {
  return session === null || actor.scopes !== null ? problem('person-required', {}) : { actor, session };
}
