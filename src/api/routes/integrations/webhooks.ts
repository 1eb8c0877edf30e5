import { webhookEvents } from '../../../app/integration/webhooks/events.ts';
import {
  addWebhook,
  changeWebhook,
  type NewWebhook,
  pingWebhook,
  redeliver,
  removeWebhook,
  renewSecret,
} from '../../../app/integration/webhooks/manage.ts';
import { readDeliveries, readWebhooks } from '../../../app/integration/webhooks/read.ts';
import { ok } from '../../../core/problem/problem.ts';
import { type Route, route } from '../../route.ts';
import {
  byDelivery,
  byWebhook,
  deliveryPage,
  deliveryReply,
  eventList,
  pageQuery,
  webhookBody,
  webhookChange,
  webhookList,
  webhookReply,
  webhookWithSecret,
} from '../../schemas/integration.ts';
import { pageOf, shownDelivery, shownWebhook } from './shown.ts';

const tag = 'integration';
const access = 'integration.manage';

const withSecret = ({ secret, ...webhook }: NewWebhook) => ({ ...shownWebhook(webhook), secret });

export const webhookRoutes: readonly Route[] = [
  route({
    id: 'webhook.events',
    method: 'GET',
    path: '/webhook-events',
    tag,
    summary: { zh: '可以订阅的事件', en: 'Events that can be subscribed to' },
    access: 'integration.manage',
    reply: eventList,
    run: async () => ok({ items: [...webhookEvents] }),
  }),
  route({
    id: 'webhook.list',
    method: 'GET',
    path: '/webhooks',
    tag,
    summary: { zh: '推送地址', en: 'Webhooks' },
    access,
    reply: webhookList,
    async run({ platform, actor }) {
      const found = await readWebhooks(platform, actor);
      return found.ok ? ok({ items: found.value.map(shownWebhook) }) : found;
    },
  }),
  route({
    id: 'webhook.add',
    method: 'POST',
    path: '/webhooks',
    tag,
    summary: { zh: '登记推送地址(密钥只显示一次)', en: 'Register a webhook (its secret is shown once)' },
    access,
    body: webhookBody,
    reply: webhookWithSecret,
    status: 201,
    secret: true,
    async run({ platform, actor, body }) {
      const made = await addWebhook(platform, actor, body);
      return made.ok ? ok(withSecret(made.value)) : made;
    },
  }),
  route({
    id: 'webhook.change',
    method: 'PUT',
    path: '/webhooks/:webhook',
    tag,
    summary: { zh: '修改、暂停或恢复推送地址', en: 'Change, pause or resume a webhook' },
    access,
    params: byWebhook,
    body: webhookChange,
    reply: webhookReply,
    ifMatch: true,
    async run({ platform, actor, params, body, revision }) {
      const changed = await changeWebhook(platform, actor, { ...body, id: params.webhook, revision });
      return changed.ok ? ok(shownWebhook(changed.value)) : changed;
    },
  }),
  route({
    id: 'webhook.remove',
    method: 'DELETE',
    path: '/webhooks/:webhook',
    tag,
    summary: { zh: '删除推送地址及其记录', en: 'Delete a webhook and its log' },
    access,
    params: byWebhook,
    status: 204,
    async run({ platform, actor, params }) {
      const removed = await removeWebhook(platform, actor, params.webhook);
      return removed.ok ? ok(undefined) : removed;
    },
  }),
  route({
    id: 'webhook.renew-secret',
    method: 'POST',
    path: '/webhooks/:webhook/secret',
    tag,
    summary: { zh: '更换密钥(只显示一次)', en: 'Renew the secret (shown once)' },
    access,
    params: byWebhook,
    reply: webhookWithSecret,
    secret: true,
    async run({ platform, actor, params }) {
      const made = await renewSecret(platform, actor, params.webhook);
      return made.ok ? ok(withSecret(made.value)) : made;
    },
  }),
  route({
    id: 'webhook.ping',
    method: 'POST',
    path: '/webhooks/:webhook/ping',
    tag,
    summary: { zh: '发送测试消息', en: 'Send a test message' },
    access,
    params: byWebhook,
    reply: deliveryReply,
    status: 202,
    async run({ platform, actor, params }) {
      const sent = await pingWebhook(platform, actor, params.webhook);
      return sent.ok ? ok(shownDelivery(sent.value)) : sent;
    },
  }),
  route({
    id: 'webhook.deliveries',
    method: 'GET',
    path: '/webhooks/:webhook/deliveries',
    tag,
    summary: { zh: '推送记录', en: 'What was delivered' },
    access,
    params: byWebhook,
    query: pageQuery,
    reply: deliveryPage,
    async run({ platform, actor, params, query }) {
      const { cursor: after = null, limit } = query;
      const found = await readDeliveries(platform, actor, { id: params.webhook, after, limit: limit + 1 });
      return found.ok ? ok(pageOf(found.value, limit, shownDelivery)) : found;
    },
  }),
  route({
    id: 'webhook.redeliver',
    method: 'POST',
    path: '/webhooks/:webhook/deliveries/:delivery/redeliver',
    tag,
    summary: { zh: '重新推送', en: 'Deliver once more' },
    access,
    params: byDelivery,
    reply: deliveryReply,
    status: 202,
    async run({ platform, actor, params }) {
      const sent = await redeliver(platform, actor, { id: params.webhook, delivery: params.delivery });
      return sent.ok ? ok(shownDelivery(sent.value)) : sent;
    },
  }),
];
