import { early, inCampaign, ofOffice, type Rows, type Sample } from '../sample.ts';

const whole = (request: Sample['request'], more: Partial<Sample> = {}): Sample => ({
  ...{ owner: ofOffice, request },
  ...more,
});
const hidden = { hidden: true } as const;
const u1 = { params: { campaign: '2020', unit: 'u1' } };
const added = { name: '四镇', kind: 'unit', cohort: '一组' };
const changes = { states: early, order: 5 } as const;

export const unitRows: Rows = {
  'unit.list': whole(() => inCampaign, hidden),
  'unit.load': whole(
    () => ({ ...inCampaign, body: { mode: 'merge', reason: '增加', rows: [{ unit: 'u4', ...added }] } }),
    changes,
  ),
  'unit.download': whole(() => inCampaign),
  'unit.upload': whole(
    () => ({
      ...inCampaign,
      query: { mode: 'merge', reason: '增加' },
      content: Buffer.from('unit,name,kind,cohort\nu5,五镇,unit,一组\n'),
      type: 'text/csv',
    }),
    changes,
  ),
  // An assessed unit sees itself.
  'unit.get': { owner: { office: 'demo', unit: 'u1', cut: true }, hidden: true, request: () => u1 },
  'unit.put': whole(
    () => ({ params: { ...u1.params, unit: 'u6' }, body: { ...added, name: '六镇', reason: '增加' } }),
    changes,
  ),
  'unit.remove': whole(() => ({ params: { ...u1.params, unit: 'u6' }, query: { reason: '撤并' } }), {
    ...changes,
    order: 6,
    once: true,
  }),
  'unit.history': whole(() => u1),
};
