import { dayIn } from '../../support/test-platform.ts';
import { vote } from '../plant/review.ts';
import { collecting, inCampaign, ofOffice, type Rows, unfinished } from '../sample.ts';
import { idOf, type World } from '../world.ts';

const one = (world: World) => ({ params: { id: idOf(world, 'panel') } });
const spare = (world: World) => ({ params: { id: idOf(world, 'spare') } });

async function allVote({ test, people, ids }: World): Promise<void> {
  for (const expert of people.values())
    if (expert.panel) await vote(test.pool, ids.get('panel') ?? '', expert, 'given', '80', '好');
}

export const panelRows: Rows = {
  'panel.list': { owner: 'each', request: () => inCampaign },
  'panel.experts': { owner: ofOffice, place: 'home', request: () => ({}) },
  'panel.make': {
    ...{ owner: ofOffice, states: collecting },
    request: ({ people }) => ({
      ...inCampaign,
      body: {
        ...{ indicator: 'panel', title: '又一场', units: ['u2'], closesOn: dayIn(5) },
        experts: ['expert1', 'expert2', 'expert3'].map((name) => people.get(name)?.account),
      },
    }),
  },
  'panel.get': { owner: { office: 'demo', panel: true }, request: one },
  'panel.vote': {
    ...{ owner: { office: 'demo', panel: true }, states: collecting, order: 1 },
    request: (world) => ({
      params: { ...one(world).params, unit: 'u1' },
      body: { state: 'given', value: '80', reason: '好' },
    }),
  },
  'panel.close': {
    ...{ owner: ofOffice, states: collecting, order: 2, before: allVote },
    request: (world) => ({ ...one(world), body: {} }),
  },
  'panel.cancel': {
    ...{ owner: ofOffice, order: 2, states: unfinished },
    request: (world) => ({ ...spare(world), body: { reason: '另行组织' } }),
  },
};
