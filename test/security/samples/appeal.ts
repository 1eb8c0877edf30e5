import { inCampaign, type Owner, ofOffice, published, type Rows } from '../sample.ts';
import { idOf, type World } from '../world.ts';

const ofUnit: Owner = { office: 'demo', unit: 'u1' };
const answered: Owner = { office: 'demo', leads: ['甲局'] };
const one = (world: World) => ({ params: { id: idOf(world, 'appeal') } });

const second = (world: World) => ({ params: { id: idOf(world, 'second appeal') } });

export const appealRows: Rows = {
  'appeal.list': { owner: 'each', request: () => inCampaign },
  'appeal.lodge': {
    ...{ owner: ofUnit, states: published, order: 1 },
    request: () => ({ ...inCampaign, body: { unit: 'u1', indicator: 'training', ground: '另有两场' } }),
  },
  'appeal.get': { owner: { office: 'demo', unit: 'u1', leads: ['甲局'] }, request: one },
  'appeal.withdraw': { owner: ofUnit, states: published, order: 5, request: second },
  'appeal.answer': {
    ...{ owner: answered, states: published, order: 2 },
    request: (world) => ({ ...one(world), body: { text: '属实' } }),
  },
  'appeal.compare': {
    ...{ owner: ofOffice, states: published, order: 3 },
    request: (world) => ({
      ...one(world),
      body: {
        proposal: {
          ...{ dataset: '事项', action: 'replace' },
          rows: [{ 编号: '4', 交办日期: '2020-06-01', 已办结: '是' }],
        },
      },
    }),
  },
  'appeal.decide': {
    ...{ owner: ofOffice, states: published, order: 4 },
    request: (world) => ({ ...one(world), body: { verdict: 'reject', reason: '不属实' } }),
  },
};
