import { ofOffice, type Rows, type Sample } from '../sample.ts';
import { idOf, type World } from '../world.ts';

const managed = (world: World) => ({ params: { account: idOf(world, 'account') } });
const spare = (world: World) => ({ params: { account: idOf(world, 'spare account') } });
const asked = (request: Sample['request'], more: Partial<Sample> = {}): Sample => ({
  ...{ owner: ofOffice, request },
  ...more,
});
const home = { place: 'home' } as const;

export const accountRows: Rows = {
  'account.list': asked(() => ({}), home),
  'account.read': asked(managed),
  'account.add': asked(({ state }) => ({ body: { login: `added-${state}`, name: '新人' } }), home),
  'account.edit': asked((world) => ({ ...managed(world), body: { name: '改名' } }), { order: 1 }),
  'account.reset-password': asked(managed, { order: 2 }),
  'account.unlock': asked(managed),
  'account.give-role': asked((world) => ({ ...managed(world), body: { role: 'leader', scope: null } })),
  'account.take-role': asked(
    (world) => ({ params: { ...spare(world).params, grant: idOf(world, 'grant') } }),
    {
      ...{ once: true, order: 2 },
    },
  ),
  'account.revoke-access': asked(spare, { order: 3 }),
  'account.reset-second-factor': asked(managed, { order: 3, once: true }),
  'account.link-identity': asked((world) => ({
    ...spare(world),
    body: { issuer: 'https://id.example', subject: 'spare' },
  })),
  'account.unlink-identity': asked(managed, { order: 3, once: true }),
  'policy.read': { owner: 'each', ...home, token: 'like-person', request: () => ({}) },
  'policy.change': asked(() => ({ body: { preset: 'dengbao' } }), { ...home, order: 4 }),
  'settings.read-oidc': asked(() => ({}), home),
  'settings.change-oidc': asked(() => ({ body: { oidc: null } }), { ...home, order: 4 }),
};
