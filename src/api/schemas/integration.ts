import { z } from 'zod';
import { mappingSchema, sourceSchema } from '../../app/integration/connectors/source.ts';
import { webhookEvents } from '../../app/integration/webhooks/events.ts';

const id = z.uuid();
const moment = z.string();
const revision = z.int();
const bytes = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
const name = z.string().trim().min(1).max(200);

export const pageQuery = z.strictObject({
  cursor: id.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

const setting = {
  hosts: z.array(z.string().min(1).max(255)).max(200),
  networks: z.array(z.string().min(1).max(60)).max(200),
  ports: z.array(z.int().min(1).max(65_535)).max(200),
  fileBytes: z
    .int()
    .min(1)
    .max(1024 ** 3),
  unitBytes: bytes,
  officeBytes: bytes,
  scanner: z
    .string()
    .regex(/^[A-Za-z0-9.-]{1,253}:\d{1,5}$/)
    .nullable(),
};
export const settingBody = z.strictObject(setting);
export const settingReply = z.strictObject({ ...setting, revision });

const event = z.enum(webhookEvents as [string, ...string[]]);
const wish = { name, url: z.string().min(1).max(2_000), events: z.array(event).min(1).max(200) };
export const byWebhook = z.strictObject({ webhook: id });
export const byDelivery = z.strictObject({ webhook: id, delivery: id });
export const webhookBody = z.strictObject(wish);
export const webhookChange = z.strictObject({ ...wish, state: z.enum(['active', 'paused']) });
const webhook = {
  id,
  name,
  url: z.string(),
  events: z.array(z.string()),
  state: z.enum(['active', 'paused', 'failed']),
  failingSince: moment.nullable(),
  createdBy: z.string(),
  createdAt: moment,
  revision,
};
export const webhookReply = z.strictObject(webhook);
export const webhookWithSecret = z.strictObject({ ...webhook, secret: z.string() });
export const webhookList = z.strictObject({ items: z.array(webhookReply) });
export const eventList = z.strictObject({ items: z.array(z.string()) });

export const deliveryReply = z.strictObject({
  id,
  sequence: z.number().nullable(),
  event: z.string(),
  state: z.enum(['waiting', 'delivered', 'failed']),
  attempts: z.int(),
  status: z.int().nullable(),
  fault: z.string().nullable(),
  createdAt: moment,
  triedAt: moment.nullable(),
});
export const deliveryPage = z.strictObject({ items: z.array(deliveryReply), next: id.nullable() });

export const byConnector = z.strictObject({ connector: id });
const wanted = {
  campaign: z.string().min(1).max(63),
  dataset: name,
  name,
  action: z.enum(['append', 'replace']),
  source: sourceSchema,
  mapping: mappingSchema,
  schedule: z.string().min(1).max(100).nullable(),
  since: z.string().max(200).nullable(),
};
export const connectorBody = z.strictObject({
  ...wanted,
  secret: z.string().max(4_000).nullable().optional(),
});
export const connectorReply = z.strictObject({
  id,
  ...wanted,
  hasSecret: z.boolean(),
  nextRun: moment.nullable(),
  createdBy: z.string(),
  createdAt: moment,
  revision,
});
export const connectorList = z.strictObject({ items: z.array(connectorReply) });

const sentence = z.strictObject({ what: z.string(), fix: z.string() });
const shownProblem = z.strictObject({ code: z.string(), zh: sentence, en: sentence });
export const previewReply = z.strictObject({
  found: z.array(z.string()),
  rows: z.array(
    z.strictObject({
      cells: z.record(z.string(), z.string().nullable()),
      problems: z.array(shownProblem),
    }),
  ),
  more: z.boolean(),
});
export const runReply = z.strictObject({
  id,
  state: z.enum(['running', 'done', 'failed']),
  startedAt: moment,
  finishedAt: moment.nullable(),
  since: z.string().nullable(),
  until: z.string().nullable(),
  rows: z.number(),
  rejects: z.number(),
  batch: z.string().nullable(),
  problems: z.array(shownProblem),
});
export const runPage = z.strictObject({ items: z.array(runReply), next: id.nullable() });

export const byJob = z.strictObject({ job: id });
const jobState = z.enum(['waiting', 'running', 'done', 'dead']);
export const jobQuery = z.strictObject({ ...pageQuery.shape, state: jobState.optional() });
export const jobPage = z.strictObject({
  items: z.array(
    z.strictObject({
      id,
      office: z.string().nullable(),
      kind: z.string(),
      subject: z.string(),
      state: jobState,
      attempts: z.int(),
      runAt: moment,
      createdAt: moment,
      finishedAt: moment.nullable(),
      fault: z.string().nullable(),
    }),
  ),
  next: id.nullable(),
});
