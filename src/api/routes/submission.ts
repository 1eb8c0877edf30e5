import { readSubmission, readSubmissions } from '../../app/review/read-submissions.ts';
import { reopenSubmission } from '../../app/review/reopen-submission.ts';
import { acceptSubmission, returnSubmission, reviewSubmissions } from '../../app/review/review-submission.ts';
import { saveSubmission, startSubmission } from '../../app/review/save-submission.ts';
import { submitSubmission, withdrawSubmission } from '../../app/review/submit-submission.ts';
import { ok } from '../../core/problem/problem.ts';
import { type Route, route } from '../route.ts';
import { byId, inCampaign, reasonBody } from '../schemas/review-parts.ts';
import {
  newReportBody,
  reportBody,
  reviewBody,
  reviewReply,
  submissionPage,
  submissionQuery,
  submissionReply,
} from '../schemas/submission.ts';

const tag = 'submission';
/** A thousand rows with room for long texts. */
const bodyLimit = 8 * 1024 ** 2;
const one = { tag, params: byId, reply: submissionReply } as const;

export const submissionRoutes: readonly Route[] = [
  route({
    id: 'submission.list',
    method: 'GET',
    path: '/campaigns/:campaign/submissions',
    tag,
    summary: {
      zh: '填报清单：被考评单位见本单位，牵头考核单位见所负责的，考核办见全部',
      en: 'Reports: a unit’s own, those a lead is responsible for, all for the office',
    },
    access: 'submission.read',
    params: inCampaign,
    query: submissionQuery,
    reply: submissionPage,
    async run({ platform, actor, params, query }) {
      const { state = null, unit = null, dataset = null, cursor = null, limit } = query;
      const asked = { ...params, states: state, unit, dataset, after: cursor, limit };
      return readSubmissions(platform, actor, asked);
    },
  }),
  route({
    id: 'submission.start',
    method: 'POST',
    path: '/campaigns/:campaign/submissions',
    tag,
    summary: { zh: '新建填报(草稿)', en: 'Begin a report as a draft' },
    access: 'submission.write',
    params: inCampaign,
    body: newReportBody,
    bodyLimit,
    reply: submissionReply,
    status: 201,
    run: async ({ platform, actor, params, body }) =>
      startSubmission(platform, actor, { ...params, ...body }),
  }),
  route({
    id: 'submission.review-many',
    method: 'POST',
    path: '/campaigns/:campaign/submissions/review',
    tag,
    summary: { zh: '批量通过或退回填报', en: 'Accept or return many reports' },
    access: 'submission.review',
    params: inCampaign,
    body: reviewBody,
    reply: reviewReply,
    async run({ platform, actor, body }) {
      const done = await reviewSubmissions(platform, actor, body);
      if (!done.ok) return done;
      const items = done.value.map(({ problems, ...rest }) => ({
        ...rest,
        problems: problems.map(({ code, params }) => ({ code, params })),
      }));
      return ok({ items });
    },
  }),
  route({
    ...one,
    id: 'submission.get',
    method: 'GET',
    path: '/submissions/:id',
    summary: { zh: '一份填报及其办理过程', en: 'A report and its history' },
    access: 'submission.read',
    run: async ({ platform, actor, params }) => readSubmission(platform, actor, params.id),
  }),
  route({
    ...one,
    id: 'submission.save',
    method: 'PUT',
    path: '/submissions/:id',
    summary: { zh: '保存填报', en: 'Save a report' },
    access: 'submission.write',
    body: reportBody,
    bodyLimit,
    ifMatch: true,
    run: async ({ platform, actor, params, body, revision }) =>
      saveSubmission(platform, actor, { ...body, submission: params.id, revision }),
  }),
  route({
    ...one,
    id: 'submission.submit',
    method: 'POST',
    path: '/submissions/:id/submit',
    summary: { zh: '提交填报', en: 'Hand a report in' },
    access: 'submission.write',
    run: async ({ platform, actor, params, revision }) =>
      submitSubmission(platform, actor, { submission: params.id, revision }),
  }),
  route({
    ...one,
    id: 'submission.withdraw',
    method: 'POST',
    path: '/submissions/:id/withdraw',
    summary: { zh: '撤回填报', en: 'Withdraw a report' },
    access: 'submission.write',
    run: async ({ platform, actor, params, revision }) =>
      withdrawSubmission(platform, actor, { submission: params.id, revision }),
  }),
  route({
    ...one,
    id: 'submission.accept',
    method: 'POST',
    path: '/submissions/:id/accept',
    summary: { zh: '通过填报(共同牵头的各自签署)', en: 'Accept a report; joint leads each sign' },
    access: 'submission.review',
    run: async ({ platform, actor, params, revision }) =>
      acceptSubmission(platform, actor, { submission: params.id, revision }),
  }),
  route({
    ...one,
    id: 'submission.return',
    method: 'POST',
    path: '/submissions/:id/return',
    summary: { zh: '退回填报(须写明理由)', en: 'Return a report with a reason' },
    access: 'submission.review',
    body: reasonBody,
    run: async ({ platform, actor, params, body, revision }) =>
      returnSubmission(platform, actor, { ...body, submission: params.id, revision }),
  }),
  route({
    ...one,
    id: 'submission.reopen',
    method: 'POST',
    path: '/submissions/:id/reopen',
    summary: { zh: '重开已通过的填报，撤销其数据', en: 'Reopen an accepted report and take its rows back' },
    access: 'submission.reopen',
    body: reasonBody,
    run: async ({ platform, actor, params, body, revision }) =>
      reopenSubmission(platform, actor, { ...body, submission: params.id, revision }),
  }),
];
