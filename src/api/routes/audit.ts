import { listCheckpoints, readAudit, verifyOnDemand } from '../../app/audit/read-audit.ts';
import { ok, renderProblem } from '../../core/problem/problem.ts';
import { type Route, route } from '../route.ts';
import { auditPage, auditQuery, auditReport, checkpointPage, checkpointQuery } from '../schemas/audit.ts';

const tag = 'audit';
const access = 'audit.read';

export const auditRoutes: readonly Route[] = [
  route({
    id: 'audit.list',
    method: 'GET',
    path: '/audit/entries',
    tag,
    summary: {
      zh: '审计记录，以句子表述；可按考核、单位、指标、人员、操作和时间筛选',
      en: 'Audit entries as sentences; by campaign, unit, indicator, person, action and time',
    },
    access,
    query: auditQuery,
    reply: auditPage,
    run: ({ platform, actor, query }) => {
      const { campaign = null, unit = null, indicator = null, action = null, subject = null } = query;
      const { actor: who = null, from = null, to = null, cursor: before = null, limit } = query;
      const filter = { campaign, unit, indicator, actor: who, action, subject, from, to, before };
      return readAudit(platform, actor, filter, limit);
    },
  }),
  route({
    id: 'audit.verify',
    method: 'GET',
    path: '/audit/verification',
    tag,
    summary: {
      zh: '从头核对全部审计记录和签名的检查点',
      en: 'Verify the whole log and its signed checkpoints',
    },
    access,
    reply: auditReport,
    perMinute: 6,
    run: async ({ platform, actor }) => {
      const report = await verifyOnDemand(platform, actor);
      if (!report.ok) return report;
      const problems = report.value.problems.map((each) => ({
        code: each.code,
        params: { ...each.params },
        zh: renderProblem(each, 'zh'),
        en: renderProblem(each, 'en'),
      }));
      return ok({ ...report.value, problems });
    },
  }),
  route({
    id: 'audit.checkpoints',
    method: 'GET',
    path: '/audit/checkpoints',
    tag,
    summary: {
      zh: '签名的检查点，可抄存到别处',
      en: 'Signed checkpoints, to be copied elsewhere',
    },
    access,
    query: checkpointQuery,
    reply: checkpointPage,
    run: ({ platform, actor, query }) => listCheckpoints(platform, actor, query.cursor ?? null, query.limit),
  }),
];
