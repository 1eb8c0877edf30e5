import { explainOne } from '../../app/scores/explain-one.ts';
import { exportScores } from '../../app/scores/export-scores.ts';
import { readReachable } from '../../app/scores/read-reachable.ts';
import { readRanking, readResult, readSheets } from '../../app/scores/read-scores.ts';
import { ok } from '../../core/problem/problem.ts';
import { type Route, route } from '../route.ts';
import { resultDocument } from '../schemas/result-document.ts';
import { inCampaign } from '../schemas/review-parts.ts';
import {
  byUnit,
  byUnitIndicator,
  explainQuery,
  explainReply,
  exportQuery,
  rankingReply,
  reachableReply,
  scoreQuery,
  sheetReply,
} from '../schemas/score.ts';

const tag = 'score';
const from = ({ asOf, knownAt }: { asOf?: string | undefined; knownAt?: string | undefined }) => ({
  asOf: asOf ?? null,
  knownAt: knownAt ?? null,
});

export const scoreRoutes: readonly Route[] = [
  route({
    id: 'score.result',
    method: 'GET',
    path: '/campaigns/:campaign/scores',
    tag,
    summary: {
      zh: '现在的得分：考核办、领导见全部，牵头考核单位见所负责的指标，被考评单位见本单位',
      en: 'Present scores: all for office and leaders, a lead’s indicators, a unit’s own sheet',
    },
    access: 'score.read',
    params: inCampaign,
    query: scoreQuery,
    reply: resultDocument,
    run: ({ platform, actor, params, query }) => readResult(platform, actor, { ...params, ...from(query) }),
  }),
  route({
    id: 'score.ranking',
    method: 'GET',
    path: '/campaigns/:campaign/ranking',
    tag,
    summary: { zh: '排名与红绿灯', en: 'Ranking, with traffic lights' },
    access: 'ranking.read',
    params: inCampaign,
    query: scoreQuery,
    reply: rankingReply,
    run: ({ platform, actor, params, query }) => readRanking(platform, actor, { ...params, ...from(query) }),
  }),
  route({
    id: 'score.reachable',
    method: 'GET',
    path: '/campaigns/:campaign/reachable',
    tag,
    summary: {
      zh: '缺数据时还能达到的最低、最高得分与名次',
      en: 'What can still be reached while facts are missing',
    },
    access: 'score.read',
    params: inCampaign,
    query: scoreQuery,
    reply: reachableReply,
    async run({ platform, actor, params, query }) {
      const found = await readReachable(platform, actor, { ...params, ...from(query) });
      return found.ok ? ok({ items: found.value }) : found;
    },
  }),
  route({
    id: 'score.sheet',
    method: 'GET',
    path: '/campaigns/:campaign/units/:unit/sheet',
    tag,
    summary: { zh: '一个单位的评分表', en: 'The sheet of a unit' },
    access: 'score.read',
    params: byUnit,
    query: scoreQuery,
    reply: sheetReply,
    async run({ platform, actor, params, query }) {
      const found = await readSheets(platform, actor, { ...params, ...from(query) });
      return found.ok ? ok({ items: found.value }) : found;
    },
  }),
  route({
    id: 'score.explain',
    method: 'GET',
    path: '/campaigns/:campaign/units/:unit/indicators/:indicator/explanation',
    tag,
    summary: { zh: '为何得这些分，直到原始记录', en: 'Why this score, down to the raw records' },
    access: 'score.read',
    params: byUnitIndicator,
    query: explainQuery,
    reply: explainReply,
    run: ({ platform, actor, params, query }) =>
      explainOne(platform, actor, { ...params, ...from(query), records: query.records }),
  }),
  route({
    id: 'score.export',
    method: 'GET',
    path: '/campaigns/:campaign/scores/export',
    tag,
    summary: {
      zh: '导出得分(Excel 或 CSV)；给出单位时为其评分表',
      en: 'Scores as a workbook or CSV; of one unit, its sheet',
    },
    access: 'score.read',
    params: inCampaign,
    query: exportQuery,
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    async run({ platform, actor, params, query }) {
      const { format, unit = null } = query;
      const made = await exportScores(platform, actor, { ...params, ...from(query), format, unit });
      return made.ok ? ok({ kind: 'file', ...made.value }) : made;
    },
  }),
];
