import type { Action } from '../../access/actions.ts';
import { permit, scopesOf } from '../../access/permit.ts';
import { type Problem, problem } from '../../core/problem/problem.ts';
import type { Unit } from '../../core/scheme/scheme.ts';
import type { Actor } from '../../port/actor.ts';
import { isSameBody, type Responsible } from './responsible.ts';

/** What is to be judged. */
export interface Judged {
  readonly office: string;
  readonly unit: Unit;
  readonly responsible: Responsible;
  /** What it is called, for whoever may not see it. */
  readonly name: string;
  /** Accounts that worked on it for the unit. */
  readonly authors?: readonly string[];
}

/**
 * Null when the actor may judge for a lead. Nobody judges itself: not a recused lead, not an account that also acts
 * for the unit or for the lead that is the unit, not one that worked on what is judged.
 */
export function mayJudge(actor: Actor, action: Action, judged: Judged): Problem | null {
  const { office, unit, responsible, name } = judged;
  const refusal = permit(actor, action, { office, unit: unit.unit, leads: responsible.leads, name });
  const leads = scopesOf(actor, 'lead');
  const recused = leads.find((lead) => responsible.recused.includes(lead));
  if (refusal?.code === 'not-found' && recused !== undefined && office === actor.office)
    return problem('review-recused', { lead: recused, unit: unit.name });
  if (refusal !== null) return refusal;
  return isInvolved(actor, judged) ? problem('review-self', { unit: unit.name }) : null;
}

/** The leads in whose name the actor may judge. */
export const judgesAs = (actor: Actor, { leads }: Responsible): readonly string[] =>
  scopesOf(actor, 'lead').filter((lead) => leads.includes(lead));

/** Whether the account acts for the unit in any way, or worked on what is judged. */
export const isInvolved = (actor: Actor, { unit, authors = [] }: Pick<Judged, 'unit' | 'authors'>): boolean =>
  scopesOf(actor, 'unit').includes(unit.unit) ||
  scopesOf(actor, 'lead').some((lead) => isSameBody(lead, unit.name)) ||
  authors.includes(actor.account);
