import { answerAppeal } from '../../app/decision/answer-appeal.ts';
import { compareAppeal, decideAppeal } from '../../app/decision/decide-appeal.ts';
import { lodgeAppeal, withdrawAppeal } from '../../app/decision/lodge-appeal.ts';
import { readAppeals, readAppealView } from '../../app/decision/read-appeals.ts';
import { type Route, route } from '../route.ts';
import {
  answerBody,
  appealPage,
  appealQuery,
  appealReply,
  compareBody,
  decideBody,
  lodgeBody,
} from '../schemas/appeal.ts';
import { byId, inCampaign } from '../schemas/review-parts.ts';

const tag = 'appeal';
const bodyLimit = 8 * 1024 ** 2;
const one = { tag, params: byId, reply: appealReply } as const;

export const appealRoutes: readonly Route[] = [
  route({
    id: 'appeal.list',
    method: 'GET',
    path: '/campaigns/:campaign/appeals',
    tag,
    summary: {
      zh: '申诉清单：被考评单位见本单位，牵头考核单位见所负责的',
      en: 'Appeals: a unit’s own, those a lead answers, all for the office',
    },
    access: 'appeal.read',
    params: inCampaign,
    query: appealQuery,
    reply: appealPage,
    async run({ platform, actor, params, query }) {
      const { state = null, cursor = null, limit } = query;
      return readAppeals(platform, actor, { ...params, states: state, after: cursor, limit });
    },
  }),
  route({
    id: 'appeal.lodge',
    method: 'POST',
    path: '/campaigns/:campaign/appeals',
    tag,
    summary: { zh: '提出申诉', en: 'Lodge an appeal' },
    access: 'appeal.lodge',
    params: inCampaign,
    body: lodgeBody,
    reply: appealReply,
    status: 201,
    run: async ({ platform, actor, params, body }) => lodgeAppeal(platform, actor, { ...params, ...body }),
  }),
  route({
    ...one,
    id: 'appeal.get',
    method: 'GET',
    path: '/appeals/:id',
    summary: { zh: '一件申诉及其办理过程', en: 'An appeal and its timeline' },
    access: 'appeal.read',
    run: async ({ platform, actor, params }) => readAppealView(platform, actor, params.id),
  }),
  route({
    ...one,
    id: 'appeal.withdraw',
    method: 'POST',
    path: '/appeals/:id/withdraw',
    summary: { zh: '撤回申诉', en: 'Withdraw an appeal' },
    access: 'appeal.lodge',
    run: async ({ platform, actor, params }) => withdrawAppeal(platform, actor, params.id),
  }),
  route({
    ...one,
    id: 'appeal.answer',
    method: 'POST',
    path: '/appeals/:id/answer',
    summary: { zh: '答复申诉，可提出更正数据', en: 'Answer an appeal, proposing corrected rows if need be' },
    access: 'appeal.answer',
    body: answerBody,
    bodyLimit,
    run: async ({ platform, actor, params, body }) =>
      answerAppeal(platform, actor, { ...body, appeal: params.id }),
  }),
  route({
    ...one,
    id: 'appeal.compare',
    method: 'POST',
    path: '/appeals/:id/difference',
    summary: {
      zh: '计算支持申诉对所有受影响单位的差异',
      en: 'Compute what accepting would change for everyone affected',
    },
    access: 'appeal.decide',
    body: compareBody,
    bodyLimit,
    run: async ({ platform, actor, params, body }) =>
      compareAppeal(platform, actor, { ...body, appeal: params.id }),
  }),
  route({
    ...one,
    id: 'appeal.decide',
    method: 'POST',
    path: '/appeals/:id/decision',
    summary: {
      zh: '决定申诉；支持的成为签名的更正',
      en: 'Decide an appeal; an accepted one is a signed amendment',
    },
    access: 'appeal.decide',
    body: decideBody,
    run: async ({ platform, actor, params, body }) =>
      decideAppeal(platform, actor, { ...body, appeal: params.id }),
  }),
];
