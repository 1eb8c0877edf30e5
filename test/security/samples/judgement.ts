import { collecting, inCampaign, ofOffice, type Rows } from '../sample.ts';

const recusable = ['preparing', 'collecting', 'published'] as const;

export const judgementRows: Rows = {
  'judgement.list': { owner: 'each', request: () => inCampaign },
  // 一镇 is judged by both leads, each for itself; 乙局 alone is no lead of 事项办结率.
  'judgement.make': {
    ...{ owner: { office: 'demo', leads: ['甲局', '乙局'] }, states: collecting, order: 1 },
    request: () => ({
      ...inCampaign,
      body: { indicator: 'help', dataset: '评判', unit: 'u2', cells: { 得分: '80' }, reason: '好' },
    }),
  },
  'recusal.list': { owner: 'each', request: () => inCampaign },
  'recusal.name': {
    ...{ owner: ofOffice, states: recusable, order: 2 },
    request: () => ({
      ...inCampaign,
      body: { unit: 'u3', indicator: 'done', lead: '甲局', substitute: '乙局', reason: '自我回避' },
    }),
  },
};
