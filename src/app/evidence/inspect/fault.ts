import { type Problem, problem } from '../../../core/problem/problem.ts';

/**
 * Why a file is refused. `active`: it holds what runs by itself or hides; `polyglot`: it is another kind of file at the
 * same time; `unsafe`: its container is built to harm; `broken`: it is not whole. `what` names the place, the same in
 * every language.
 */
export interface Fault {
  readonly kind: 'active' | 'encrypted' | 'polyglot' | 'unsafe' | 'broken';
  readonly what: string;
}

export const fault = (kind: Fault['kind'], what: string): Fault => ({ kind, what });

/** The sentence about a file of this name and type. */
export const faultProblem = (found: Fault, name: string, type: string): Problem =>
  ({
    active: () => problem('evidence-active-content', { name, what: found.what }),
    encrypted: () => problem('evidence-encrypted', { name }),
    polyglot: () => problem('evidence-polyglot', { name, what: found.what }),
    unsafe: () => problem('evidence-archive-unsafe', { name, what: found.what }),
    broken: () => problem('evidence-broken', { name, type, what: found.what }),
  })[found.kind]();
