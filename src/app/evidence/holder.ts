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
