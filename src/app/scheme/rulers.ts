import { scopesOf } from '../../access/permit.ts';
import type { Actor } from '../../port/actor.ts';

/** Those whom an assumption names as the ones who may rule: one, or several with 、 between. */
export const rulersOf = (ruledBy: string): readonly string[] =>
  ruledBy
    .split(/[、,，;；]/)
    .map((each) => each.trim())
    .filter((each) => each !== '');

/** As who an actor rules: the lead it acts for, with its name; otherwise its name alone. */
export function rulerName(actor: Actor, ruledBy: string): string {
  const rulers = rulersOf(ruledBy);
  const lead = scopesOf(actor, 'lead').find((each) => rulers.includes(each));
  return lead === undefined ? actor.name : `${lead} ${actor.name}`;
}
