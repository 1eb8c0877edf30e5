import { ruleOf } from '../../src/access/actions.ts';
import type { Route } from '../../src/api/route.ts';
import type { Grant, Role } from '../../src/port/actor.ts';
import type { CampaignState } from '../../src/port/store-campaign.ts';
import type { Person } from './people.ts';
import type { Owner, Sample } from './sample.ts';

/** What somebody has to get: a refusal with this status, or what is its own, which may succeed or not in this state. */
export type Expected =
  | { readonly kind: 'refused'; readonly status: 401 | 403 | 404; readonly code: string }
  | { readonly kind: 'own'; readonly maySucceed: boolean };

const refused = (status: 401 | 403 | 404, code: string): Expected => ({ kind: 'refused', status, code });
const notFound = refused(404, 'not-found');

/** What the table of actions and the row say, without asking the code that decides. */
export function expectedOf(
  route: Route,
  sample: Sample,
  person: Person | null,
  state: CampaignState,
): Expected {
  const own: Expected = { kind: 'own', maySucceed: sample.states?.includes(state) ?? true };
  if (route.access === 'public') return own;
  if (person === null) return refused(401, 'not-signed-in');
  if (route.access === 'signed-in')
    return person.scopes === null || sample.token === 'like-person' ? own : refused(403, 'person-required');
  const { roles, scope } = ruleOf(route.access);
  if (person.scopes !== null && (scope === null || !person.scopes.includes(scope)))
    return refused(403, 'token-scope-missing');
  const able = person.grants.filter(({ role }) => roles[role] !== undefined);
  if (able.length === 0) return refused(403, 'not-allowed');
  if (sample.place === 'home') return own;
  if (sample.holder !== undefined && sample.holder !== person.of) return notFound;
  if (!isOwn(sample.owner, person, able, roles)) return notFound;
  const isOffice = person.grants.some(({ role }) => role === 'office');
  return sample.hidden === true && state === 'preparing' && !isOffice ? notFound : own;
}

function isOwn(
  owner: Owner | 'each',
  person: Person,
  able: readonly Grant[],
  roles: Readonly<Partial<Record<Role, 'all' | 'own'>>>,
): boolean {
  if (owner === 'each') return person.office === 'demo';
  if (person.office !== (owner.office === 'above' ? 'city' : 'demo')) return false;
  return able.some(({ role, scope }) => {
    if (role === 'unit' && (owner.cut === true || roles.unit === 'own')) return scope === owner.unit;
    if (roles[role] === 'all') return true;
    if (role === 'lead') return scope !== null && owner.leads?.includes(scope) === true;
    return role === 'expert' && owner.panel === true && person.panel;
  });
}
