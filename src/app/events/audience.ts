import { reachesAll, scopesOf } from '../../access/permit.ts';
import type { Actor, Role } from '../../port/actor.ts';
import type { OfficeEvent } from '../../port/store-event.ts';
import type { Deed } from '../work/act.ts';

/** An event with the leads responsible for what it is about. */
export interface KnownEvent extends OfficeEvent {
  readonly leads: readonly string[];
}

/**
 * Who is told of an action. `everyone`: all who take part. `concerned`: the unit it is about, the leads responsible and
 * the office. `experts`: the office and those who sit on panels. `office`: only the office. `oneself`: whoever did it.
 */
export type Audience = 'everyone' | 'concerned' | 'experts' | 'office' | 'oneself';

/** Whatever is not written here only the office is told of; reading is no event. */
const audiences: Partial<Record<Deed['action'], Audience>> = {
  'scheme.publish': 'everyone',
  'ruling.make': 'everyone',
  'campaign.open': 'everyone',
  'campaign.change-version': 'everyone',
  'campaign.day-near': 'everyone',
  'campaign.reminded': 'concerned',
  'batch.load': 'everyone',
  'batch.undo': 'everyone',
  'bulletin.issue': 'everyone',
  'publication.open': 'everyone',
  'result.confirm': 'everyone',
  'connector.pulled': 'everyone',
  'evidence.add': 'concerned',
  'submission.write': 'concerned',
  'submission.review': 'concerned',
  'submission.reopen': 'concerned',
  'judgement.make': 'concerned',
  'recusal.name': 'concerned',
  'appeal.lodge': 'concerned',
  'appeal.answer': 'concerned',
  'appeal.decide': 'concerned',
  'panel.manage': 'experts',
  'own-account.use': 'oneself',
  'account.signed-in': 'oneself',
  'account.sign-in-failed': 'oneself',
  'account.locked': 'oneself',
};

const told: Readonly<Record<Audience, (actor: Actor, event: KnownEvent) => boolean>> = {
  everyone: (actor) => actor.grants.some(({ role }) => !role.endsWith('-admin')),
  concerned: (actor, event) => reachesAll(actor, 'appeal.read') || isConcerned(actor, event),
  experts: (actor) => has(actor, 'office') || has(actor, 'expert'),
  office: (actor) => has(actor, 'office'),
  oneself: (actor, event) => event.actor === actor.account,
};

/** Whether somebody is told of an event. */
export function isTold(actor: Actor, event: KnownEvent): boolean {
  const audience = audiences[event.action as Deed['action']] ?? 'office';
  return event.office === actor.office && told[audience](actor, event);
}

/** After these a stream looks again whether its listener may still listen. */
const shiftsOfRights: ReadonlySet<string> = new Set([
  'session.revoke',
  'grant.change',
  'account.manage',
  'policy.change',
  'own-account.use',
  'demo.removed',
] satisfies Deed['action'][]);

export const shiftsRights = ({ action }: OfficeEvent): boolean => shiftsOfRights.has(action);

const has = (actor: Actor, role: Role): boolean => actor.grants.some((grant) => grant.role === role);

function isConcerned(actor: Actor, { unit, leads }: KnownEvent): boolean {
  if (unit !== null && scopesOf(actor, 'unit').includes(unit)) return true;
  return scopesOf(actor, 'lead').some((name) => leads.includes(name));
}
