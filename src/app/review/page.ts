import type { Action } from '../../access/actions.ts';
import { permit } from '../../access/permit.ts';
import type { Problem } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';

/** One page of a list; `next` goes on after it, null at the end. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** Null when the actor may ask for a list of which it sees its own part, which may be empty. */
export function mayList(actor: Actor, action: Action): Problem | null {
  const refusal = permit(actor, action, { office: actor.office });
  return refusal?.code === 'not-found' ? null : refusal;
}
