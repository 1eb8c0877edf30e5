import { changeSettings, readSettings } from '../../app/integration/settings.ts';
import { readJobs, retryJob } from '../../app/job/manage.ts';
import { ok } from '../../core/problem/problem.ts';
import type { IntegrationSetting } from '../../port/store-integration.ts';
import { type Route, route } from '../route.ts';
import { byJob, jobPage, jobQuery, settingBody, settingReply } from '../schemas/integration.ts';
import { connectorRoutes } from './integrations/connectors.ts';
import { pageOf } from './integrations/shown.ts';
import { webhookRoutes } from './integrations/webhooks.ts';

const tag = 'integration';

const shownSetting = ({ hosts, networks, ports, ...rest }: IntegrationSetting) => ({
  ...rest,
  hosts: [...hosts],
  networks: [...networks],
  ports: [...ports],
});

export const integrationRoutes: readonly Route[] = [
  route({
    id: 'integration.settings',
    method: 'GET',
    path: '/integration/settings',
    tag,
    summary: {
      zh: '对接设置：可访问的主机、佐证材料上限',
      en: 'Hosts that may be reached, limits of evidence',
    },
    access: 'settings.read',
    reply: settingReply,
    async run({ platform, actor }) {
      const found = await readSettings(platform, actor);
      return found.ok ? ok(shownSetting(found.value)) : found;
    },
  }),
  route({
    id: 'integration.change-settings',
    method: 'PUT',
    path: '/integration/settings',
    tag,
    summary: { zh: '修改对接设置', en: 'Change the integration settings' },
    access: 'settings.change',
    body: settingBody,
    reply: settingReply,
    ifMatch: true,
    async run({ platform, actor, body, revision }) {
      const changed = await changeSettings(platform, actor, { ...body, revision });
      return changed.ok ? ok(shownSetting(changed.value)) : changed;
    },
  }),
  route({
    id: 'job.list',
    method: 'GET',
    path: '/jobs',
    tag,
    summary: { zh: '后台任务', en: 'What the server does by itself' },
    access: 'settings.read',
    query: jobQuery,
    reply: jobPage,
    async run({ platform, actor, query }) {
      const { cursor: after = null, state = null, limit } = query;
      const found = await readJobs(platform, actor, { state, after, limit: limit + 1 });
      return found.ok ? ok(pageOf(found.value, limit, (each) => each)) : found;
    },
  }),
  route({
    id: 'job.retry',
    method: 'POST',
    path: '/jobs/:job/retry',
    tag,
    summary: { zh: '重新执行已放弃的任务', en: 'Have a job that was given up tried again' },
    access: 'settings.change',
    params: byJob,
    status: 202,
    async run({ platform, actor, params }) {
      const asked = await retryJob(platform, actor, params.job);
      return asked.ok ? ok(undefined) : asked;
    },
  }),
  ...webhookRoutes,
  ...connectorRoutes,
];
