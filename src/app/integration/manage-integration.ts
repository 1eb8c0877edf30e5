import { permit } from '../../access/permit.ts';
import type { Problem, Result } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';
import type { Platform } from '../platform.ts';
import { act, refused, type Work } from '../work/act.ts';

/** Why the actor may not manage what connects the office to other systems; null: it may. */
export const refusalOf = (actor: Actor, name = 'integration'): Problem | null =>
  permit(actor, 'integration.manage', { office: actor.office, name });

/** As `act`, for whoever may manage integrations. */
export async function manage<T>(
  platform: Platform,
  actor: Actor,
  work: (work: Work) => Promise<Result<T>>,
): Promise<Result<T>> {
  const refusal = refusalOf(actor);
  return refusal === null ? act(platform, actor, work) : refused(refusal);
}
