import { permit } from '../../access/permit.ts';
import { fail, ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';
import type { Holder } from '../../port/store-evidence.ts';

/** As whom the actor has files: the office, each of its units, each lead it acts for. */
export const holdersOf = (actor: Actor): readonly Holder[] => [
  ...new Set(actor.grants.flatMap(({ role, scope }) => holderOf(role, scope))),
];

function holderOf(role: string, scope: string | null): readonly Holder[] {
  if (role === 'office') return ['office'];
  return scope !== null && (role === 'unit' || role === 'lead') ? [`${role}/${scope}`] : [];
}

/** The unit a holder is, null when it is none. */
export const unitOf = (holder: Holder): string | null =>
  holder.startsWith('unit/') ? holder.slice('unit/'.length) : null;

/** As whom the actor adds a file: the only one it acts for, or the one it names. */
export function chooseHolder(actor: Actor, named: string | null): Result<Holder> {
  const choices = holdersOf(actor);
  const chosen = named === null ? choices : choices.filter((each) => each === named);
  const [only] = chosen;
  if (only !== undefined && chosen.length === 1) return ok(only);
  // Whether a role allows it at all is said by the policy; this is about which of several.
  if (choices.length === 0)
    return fail(permit(actor, 'evidence.add', { office: actor.office }) ?? unclear(choices));
  if (named !== null) return fail(problem('not-found', { what: named }));
  return fail(unclear(choices));
}

const unclear = (choices: readonly Holder[]): Problem =>
  problem('evidence-holder-unclear', { choices: choices.join('、') });
