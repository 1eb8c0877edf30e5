import { confirmResult } from '../../app/decision/confirm-result.ts';
import { proposeResult, withdrawProposal } from '../../app/decision/propose-result.ts';
import { handOver, readResult } from '../../app/decision/result-view.ts';
import { ok } from '../../core/problem/problem.ts';
import { type Route, route } from '../route.ts';
import { confirmBody, handOverQuery, proposeBody, resultReply } from '../schemas/result.ts';
import { inCampaign } from '../schemas/review-parts.ts';

const tag = 'result';
const one = { tag, params: inCampaign, reply: resultReply } as const;

export const resultRoutes: readonly Route[] = [
  route({
    ...one,
    id: 'result.get',
    method: 'GET',
    path: '/campaigns/:campaign/result',
    summary: { zh: '定稿结果及其签名', en: 'The final result and its signature' },
    access: 'result.read',
    run: async ({ platform, actor, params }) => readResult(platform, actor, params.campaign),
  }),
  route({
    id: 'result.hand-over',
    method: 'GET',
    path: '/campaigns/:campaign/result/hand-over',
    tag,
    summary: {
      zh: '移交年度考核的结果文件(JSON 或 CSV)',
      en: 'The file handed to the annual assessment (JSON or CSV)',
    },
    access: 'result.hand-over',
    params: inCampaign,
    query: handOverQuery,
    file: 'application/json',
    async run({ platform, actor, params, query }) {
      const made = await handOver(platform, actor, { ...params, ...query });
      if (!made.ok) return made;
      const { fileName, mediaType, content } = made.value;
      return ok({ kind: 'file', fileName, mediaType, content: Buffer.from(content, 'utf8') });
    },
  }),
  route({
    ...one,
    id: 'result.propose',
    method: 'POST',
    path: '/campaigns/:campaign/result/proposal',
    summary: { zh: '提请定稿', en: 'Propose the result as final' },
    access: 'result.propose',
    body: proposeBody,
    status: 201,
    run: async ({ platform, actor, params, body }) => proposeResult(platform, actor, { ...params, ...body }),
  }),
  route({
    ...one,
    id: 'result.withdraw',
    method: 'DELETE',
    path: '/campaigns/:campaign/result/proposal',
    summary: { zh: '撤回定稿提请', en: 'Take the proposal back' },
    access: 'result.propose',
    run: async ({ platform, actor, params }) => withdrawProposal(platform, actor, params.campaign),
  }),
  route({
    ...one,
    id: 'result.confirm',
    method: 'POST',
    path: '/campaigns/:campaign/result/confirmation',
    summary: { zh: '由另一人确认定稿', en: 'The second person confirms the result' },
    access: 'result.confirm',
    body: confirmBody,
    run: async ({ platform, actor, params, body }) => confirmResult(platform, actor, { ...params, ...body }),
  }),
];
