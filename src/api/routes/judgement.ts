import { makeJudgement } from '../../app/review/make-judgement.ts';
import { readJudgements } from '../../app/review/read-judgements.ts';
import { readRecusals } from '../../app/review/read-recusals.ts';
import { recordRecusal } from '../../app/review/record-recusal.ts';
import { ok } from '../../core/problem/problem.ts';
import { type Route, route } from '../route.ts';
import {
  judgementBody,
  judgementList,
  judgementQuery,
  judgementReply,
  recusalBody,
  recusalList,
  recusalReply,
} from '../schemas/judgement.ts';
import { inCampaign } from '../schemas/review-parts.ts';

const tag = 'judgement';

export const judgementRoutes: readonly Route[] = [
  route({
    id: 'judgement.list',
    method: 'GET',
    path: '/campaigns/:campaign/judgements',
    tag,
    summary: { zh: '待评判和已评判的事项', en: 'What waits for judgement, and what was judged' },
    access: 'judgement.read',
    params: inCampaign,
    query: judgementQuery,
    reply: judgementList,
    async run({ platform, actor, params, query }) {
      const { indicator = null, unit = null, missing } = query;
      const asked = { ...params, indicator, unit, missing: missing === 'true' };
      const found = await readJudgements(platform, actor, asked);
      return found.ok ? ok({ items: found.value }) : found;
    },
  }),
  route({
    id: 'judgement.make',
    method: 'PUT',
    path: '/campaigns/:campaign/judgements',
    tag,
    summary: {
      zh: '评判一个单位的一个事项(If-Match 为 0 表示首次)',
      en: 'Judge an item of a unit (If-Match 0: for the first time)',
    },
    access: 'judgement.make',
    params: inCampaign,
    body: judgementBody,
    reply: judgementReply,
    async run({ platform, actor, params, body, revision }) {
      const done = await makeJudgement(platform, actor, { ...params, ...body, revision });
      if (!done.ok) return done;
      const { campaign: _, item: _1, by: _2, ...shown } = done.value;
      return ok(shown);
    },
  }),
  route({
    id: 'recusal.list',
    method: 'GET',
    path: '/campaigns/:campaign/recusals',
    tag,
    summary: { zh: '回避和代替', en: 'Recusals, and who stands in' },
    access: 'recusal.read',
    params: inCampaign,
    reply: recusalList,
    run: async ({ platform, actor, params }) => readRecusals(platform, actor, params.campaign),
  }),
  route({
    id: 'recusal.name',
    method: 'PUT',
    path: '/campaigns/:campaign/recusals',
    tag,
    summary: {
      zh: '登记回避、指定代替的牵头考核单位',
      en: 'Record a recusal and name the lead that stands in',
    },
    access: 'recusal.name',
    params: inCampaign,
    body: recusalBody,
    reply: recusalReply,
    run: async ({ platform, actor, params, body, revision }) =>
      recordRecusal(platform, actor, { ...params, ...body, revision }),
  }),
];
