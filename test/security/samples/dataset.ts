import { collecting, inCampaign, ofOffice, type Rows, type Sample } from '../sample.ts';

const dataset = { params: { campaign: '2020', dataset: '事项' } };
/** 事项 is read by an indicator of 甲局, and by none of 乙局. */
const ofLead = { office: 'demo', leads: ['甲局'] } as const;
const led = (request: Sample['request'], more: Partial<Sample> = {}): Sample => ({
  ...{ owner: ofLead, request },
  ...more,
});
const batch = { params: { campaign: '2020', sequence: '1' } };
const changes = { states: collecting, order: 1 } as const;
let loads = 0;

export const datasetRows: Rows = {
  'dataset.list': { owner: ofOffice, hidden: true, request: () => inCampaign },
  'dataset.get': { owner: ofOffice, hidden: true, request: () => dataset },
  'dataset.template': { owner: ofOffice, hidden: true, request: () => dataset },
  'dataset.quality': led(() => dataset, { hidden: true }),
  'dataset.forget-header': led(() => ({ ...dataset, query: { header: '事项号' } }), { once: true, order: 2 }),
  'dataset.reuse': led(() => ({ ...dataset, body: { from: '2020' } }), {
    ...changes,
    never: 'the office has no other campaign with facts',
  }),
  'batch.load': led(() => {
    loads += 1;
    return {
      ...dataset,
      query: { fileName: 'a.csv' },
      content: `单位,编号,交办日期,已办结\nu1,新${loads},2020-06-01,是\n`,
      type: 'text/csv',
    };
  }, changes),
  'batch.list': { owner: 'each', hidden: true, request: () => inCampaign },
  'batch.get': led(() => batch, { hidden: true }),
  'batch.rejects': led(() => batch, { hidden: true }),
  'batch.touched': led(() => batch, { hidden: true }),
  'batch.undo': led(() => ({ ...batch, body: { reason: '误传' } }), {
    ...{
      states: collecting,
      order: 3,
      never: 'the first batch was not uploaded, so it is not undone by hand',
    },
  }),
};
