import { quietly } from '../plant/quietly.ts';
import { collecting, inCampaign, type Owner, ofOffice, type Rows, unfinished } from '../sample.ts';
import { idOf, type World } from '../world.ts';

/** 培训 of 一镇: its unit writes, 乙局 reviews. */
const written: Owner = { office: 'demo', unit: 'u1' };
const reviewed: Owner = { office: 'demo', leads: ['乙局'] };
const seen: Owner = { office: 'demo', unit: 'u1', leads: ['乙局'] };
const one = (world: World) => ({ params: { id: idOf(world, 'submission') } });
const rows = [{ 单位: 'u1', 场次: '新', 日期: '2020-06-02', 人数: '9' }];
const reason = '请核对';

/** Brings the report into a state from which the request goes on. */
const from = (state: string) => async (world: World) =>
  quietly(
    world.test.pool,
    `UPDATE zhunsheng.submission SET state = $1, rows = $2, reason = '测试', revision = 5 WHERE id = $3`,
    ...[state, JSON.stringify(rows), idOf(world, 'submission')],
  );

export const submissionRows: Rows = {
  'submission.list': { owner: 'each', request: () => inCampaign },
  'submission.start': {
    ...{ owner: written, states: collecting, order: 7, before: from('withdrawn') },
    request: () => ({ ...inCampaign, body: { dataset: '培训', unit: 'u1', rows } }),
  },
  'submission.review-many': {
    // What is not the lead's own is said of each, not of the whole.
    ...{ owner: 'each', order: 4, before: from('submitted') },
    request: (world) => ({
      ...inCampaign,
      body: { verdict: 'return', reason, submissions: [idOf(world, 'submission')] },
    }),
  },
  'submission.get': { owner: seen, request: one },
  'submission.save': {
    ...{ owner: written, states: collecting, order: 1, before: from('draft') },
    request: (world) => ({ ...one(world), body: { rows }, revision: 5 }),
  },
  'submission.submit': {
    owner: written,
    states: collecting,
    order: 2,
    before: from('returned'),
    request: one,
  },
  'submission.withdraw': {
    owner: written,
    states: unfinished,
    order: 3,
    before: from('returned'),
    request: one,
  },
  'submission.accept': {
    owner: reviewed,
    states: collecting,
    order: 5,
    before: from('submitted'),
    request: one,
  },
  'submission.return': {
    ...{ owner: reviewed, states: collecting, order: 3, before: from('submitted') },
    request: (world) => ({ ...one(world), body: { reason } }),
  },
  'submission.reopen': {
    ...{ owner: ofOffice, states: collecting, order: 6 },
    request: (world) => ({ ...one(world), body: { reason } }),
  },
};
