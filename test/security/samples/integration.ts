import { connectorWish } from '../plant/integration.ts';
import { ofOffice, type Rows, type Sample } from '../sample.ts';
import { idOf, type World } from '../world.ts';

const whole = (request: Sample['request'], more: Partial<Sample> = {}): Sample => ({
  ...{ owner: ofOffice, request },
  ...more,
});
const home = { place: 'home' } as const;
const webhook = (world: World) => ({ params: { webhook: idOf(world, 'webhook') } });
const connector = (world: World) => ({ params: { connector: idOf(world, 'connector') } });
const wish = { name: '又一个', url: 'https://hooks.example/more', events: ['batch.load'] };
const settings = {
  ...{ hosts: ['hooks.example'], networks: [], ports: [443], scanner: null },
  ...{ fileBytes: 1_000_000, unitBytes: 10_000_000, officeBytes: 100_000_000 },
};

export const integrationRows: Rows = {
  'integration.settings': whole(() => ({}), home),
  'integration.change-settings': whole(() => ({ body: settings, revision: 1 }), { ...home, order: 9 }),
  'job.list': whole(() => ({}), home),
  'job.retry': whole((world) => ({ params: { job: idOf(world, 'job') } }), { order: 1, once: true }),
  'webhook.events': whole(() => ({}), home),
  'webhook.list': whole(() => ({}), home),
  'webhook.add': whole(() => ({ body: wish }), home),
  'webhook.change': whole(
    (world) => ({ ...webhook(world), body: { ...wish, state: 'paused' }, revision: 1 }),
    {
      order: 1,
    },
  ),
  'webhook.remove': whole(webhook, { order: 5, once: true }),
  'webhook.renew-secret': whole(webhook, { order: 2 }),
  'webhook.ping': whole(webhook),
  'webhook.deliveries': whole(webhook),
  'webhook.redeliver': whole((world) => ({
    params: { ...webhook(world).params, delivery: idOf(world, 'delivery') },
  })),
  'connector.list': whole(() => ({}), home),
  'connector.add': whole(() => ({ body: connectorWish })),
  'connector.change': whole(
    (world) => ({ ...connector(world), body: { ...connectorWish, name: '改名' }, revision: 1 }),
    { order: 1 },
  ),
  'connector.remove': whole(connector, { order: 5, once: true }),
  'connector.preview': whole(connector, { never: 'nothing outside is reached from a test' }),
  'connector.run': whole(connector, { order: 2 }),
  'connector.runs': whole(connector),
};
