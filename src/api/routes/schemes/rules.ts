import { lintDocument } from '../../../app/documents/lint-document.ts';
import { lintVersion } from '../../../app/scheme/check-version.ts';
import { describeVersion } from '../../../app/scheme/describe-version.ts';
import { listOpenQuestions, listVersionQuestions } from '../../../app/scheme/list-questions.ts';
import { makeRuling } from '../../../app/scheme/make-ruling.ts';
import { ok } from '../../../core/problem/problem.ts';
import { type Route, route } from '../../route.ts';
import {
  byVersion,
  lintQuery,
  lintReply,
  questionList,
  questionsReply,
  rulesQuery,
  rulesReply,
  rulingBody,
  versionReply,
} from '../../schemas/scheme.ts';
import { items, version } from './versions.ts';

const tag = 'scheme';

export const ruleRoutes: readonly Route[] = [
  route({
    id: 'scheme.rules',
    method: 'GET',
    path: `${version}/rules`,
    tag,
    summary: { zh: '每条计分规则的说明', en: 'Every rule as a sentence' },
    access: 'scheme.read',
    params: byVersion,
    query: rulesQuery,
    reply: rulesReply,
    run: async ({ platform, actor, params, query }) =>
      items(await describeVersion(platform, actor, { ...params, ...query, table: query.table ?? null })),
  }),
  route({
    id: 'scheme.lint',
    method: 'GET',
    path: `${version}/lint`,
    tag,
    summary: {
      zh: '发布前检查：规则的性质、某日有效的红线、基层负担',
      en: 'Before publication: properties of rules, red lines of a day, burden',
    },
    access: 'scheme.read',
    params: byVersion,
    query: lintQuery,
    reply: lintReply,
    async run({ platform, actor, params, query }) {
      const done = await lintVersion(platform, actor, { ...params, on: query.on ?? null });
      return done.ok ? ok(lintDocument(done.value, query.language), done.problems) : done;
    },
  }),
  route({
    id: 'question.list',
    method: 'GET',
    path: '/questions',
    tag,
    summary: { zh: '等我裁定的问题', en: 'Questions that wait for a ruling of mine' },
    access: 'scheme.read',
    reply: questionList,
    run: async ({ platform, actor }) => items(await listOpenQuestions(platform, actor)),
  }),
  route({
    id: 'scheme.questions',
    method: 'GET',
    path: `${version}/questions`,
    tag,
    summary: { zh: '一版中办法没有写明之处及裁定', en: 'What the notice leaves open, and the rulings' },
    access: 'scheme.read',
    params: byVersion,
    reply: questionsReply,
    run: ({ platform, actor, params }) => listVersionQuestions(platform, actor, params),
  }),
  route({
    id: 'ruling.make',
    method: 'POST',
    path: `${version}/rulings`,
    tag,
    summary: { zh: '裁定一个问题', en: 'Rule on a question' },
    access: 'ruling.make',
    params: byVersion,
    body: rulingBody,
    reply: versionReply,
    status: 201,
    run: ({ platform, actor, params, body, revision }) =>
      makeRuling(platform, actor, { ...params, ...body, revision }),
  }),
];
