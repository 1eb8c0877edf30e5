import { inCampaign, ofOffice, type Rows } from '../sample.ts';

const u1 = { params: { campaign: '2020', unit: 'u1' } };
const each = { owner: 'each', hidden: true } as const;

export const scoreRows: Rows = {
  'score.result': { ...each, request: () => inCampaign },
  'score.ranking': { owner: ofOffice, hidden: true, request: () => inCampaign },
  'score.reachable': { ...each, request: () => inCampaign },
  // A lead sees of it the part that is of its indicators, and both leads have some.
  'score.sheet': {
    ...{ owner: { office: 'demo', unit: 'u1', leads: ['甲局', '乙局'] }, hidden: true },
    request: () => u1,
  },
  'score.explain': {
    ...{ owner: { office: 'demo', unit: 'u1', leads: ['甲局'] }, hidden: true },
    request: () => ({ params: { ...u1.params, indicator: 'done' } }),
  },
  'score.export': { ...each, request: () => ({ ...inCampaign, query: { format: 'csv' } }) },
};
