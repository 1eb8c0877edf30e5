import { type Problem, problem } from '../core/problem/problem.ts';
import type { Actor, Grant } from '../port/actor.ts';
import { type Action, ruleOf } from './actions.ts';

/** What an action is about. What is left out does not belong to anybody in particular. */
export interface Target {
  readonly office: string;
  /** Id of the unit it is about. */
  readonly unit?: string;
  /** The leads responsible for it: an indicator's, after recusals; a dataset's. */
  readonly leads?: readonly string[];
  /** Accounts of the experts who sit on the panel. */
  readonly experts?: readonly string[];
  /** The account it belongs to. */
  readonly account?: string;
  /** What it is called, for the sentence that says it is not there. */
  readonly name?: string;
}

/**
 * Null when the actor may do it. Otherwise why not: `not-allowed` where no role of the actor could do so in this
 * office, `not-found` where one could but this is not its own, so that nobody learns what others have.
 */
export function permit(actor: Actor, action: Action, target: Target): Problem | null {
  const no = barred(actor, action);
  if (no !== null) return no;
  const { roles } = ruleOf(action);
  const able = actor.grants.filter((grant) => roles[grant.role] !== undefined);
  const reached =
    target.office === actor.office &&
    able.some((grant) => roles[grant.role] === 'all' || isOwn(actor, grant, target));
  return reached ? null : problem('not-found', { what: target.name ?? action });
}

/** Why the actor may do it to nothing at all: its token lacks the scope, or none of its roles could. Null: it depends. */
export function barred(actor: Actor, action: Action): Problem | null {
  const { scope } = ruleOf(action);
  if (actor.scopes !== null && (scope === null || !actor.scopes.includes(scope)))
    return problem('token-scope-missing', { action, scope: scope ?? '—' });
  return couldDo(actor, action) ? null : problem('not-allowed', { action });
}

/** Whether a role of the actor could do it at all, whatever it is about: for menus and lists. */
export const couldDo = (actor: Actor, action: Action): boolean =>
  actor.grants.some((grant) => ruleOf(action).roles[grant.role] !== undefined);

/** Whether the actor reaches everything of its office with it; otherwise lists are cut to what is its own. */
export const reachesAll = (actor: Actor, action: Action): boolean =>
  actor.grants.some((grant) => ruleOf(action).roles[grant.role] === 'all');

/** The scopes in which the actor holds a role: names of leads, ids of units. */
export const scopesOf = (actor: Actor, role: Grant['role']): readonly string[] =>
  actor.grants.flatMap((grant) => (grant.role === role && grant.scope !== null ? [grant.scope] : []));

function isOwn(actor: Actor, grant: Grant, target: Target): boolean {
  if (target.account !== undefined && target.account === actor.account) return true;
  if (grant.role === 'expert') return target.experts?.includes(actor.account) === true;
  if (grant.scope === null) return false;
  if (grant.role === 'unit') return target.unit === grant.scope;
  return grant.role === 'lead' && target.leads?.includes(grant.scope) === true;
}
