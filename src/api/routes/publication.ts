import { openPublication, publishCorrection } from '../../app/decision/publish-result.ts';
import {
  publicationLineOf,
  readPublic,
  readPublication,
  readPublications,
} from '../../app/decision/read-publications.ts';
import { ok } from '../../core/problem/problem.ts';
import { type Route, route } from '../route.ts';
import {
  correctionBody,
  openBody,
  publicationLine,
  publicationList,
  publicationParams,
  publicationReply,
  publicParams,
  publicReply,
} from '../schemas/publication.ts';
import { inCampaign } from '../schemas/review-parts.ts';

const tag = 'publication';

export const publicationRoutes: readonly Route[] = [
  route({
    id: 'publication.list',
    method: 'GET',
    path: '/campaigns/:campaign/publications',
    tag,
    summary: { zh: '历次公示和更正', en: 'Publications and corrections' },
    access: 'result.read',
    params: inCampaign,
    reply: publicationList,
    async run({ platform, actor, params }) {
      const found = await readPublications(platform, actor, params.campaign);
      return found.ok ? ok({ items: found.value }) : found;
    },
  }),
  route({
    id: 'publication.get',
    method: 'GET',
    path: '/campaigns/:campaign/publications/:number',
    tag,
    summary: { zh: '一次公示的结果', en: 'The result of one publication' },
    access: 'result.read',
    params: publicationParams,
    reply: publicationReply,
    run: async ({ platform, actor, params }) => readPublication(platform, actor, params),
  }),
  route({
    id: 'publication.open',
    method: 'POST',
    path: '/campaigns/:campaign/publications',
    tag,
    summary: { zh: '开始公示', en: 'Open the publication period' },
    access: 'publication.open',
    params: inCampaign,
    body: openBody,
    reply: publicationLine,
    status: 201,
    async run({ platform, actor, params, body }) {
      const done = await openPublication(platform, actor, { ...params, ...body });
      return done.ok ? ok(publicationLineOf(done.value)) : done;
    },
  }),
  route({
    id: 'publication.correct',
    method: 'POST',
    path: '/campaigns/:campaign/publications/correct',
    tag,
    summary: { zh: '公示更正(逐项列出差异)', en: 'Publish a correction with what differs' },
    access: 'publication.open',
    params: inCampaign,
    body: correctionBody,
    reply: publicationLine,
    status: 201,
    async run({ platform, actor, params, body }) {
      const done = await publishCorrection(platform, actor, { ...params, ...body });
      return done.ok ? ok(publicationLineOf(done.value)) : done;
    },
  }),
  route({
    id: 'publication.public',
    method: 'GET',
    path: '/public/:office/campaigns/:campaign',
    tag,
    summary: { zh: '公示中的结果(无需登录)', en: 'The result on public view, without signing in' },
    access: 'public',
    params: publicParams,
    reply: publicReply,
    run: async ({ platform, params }) => readPublic(platform, params.office, params.campaign),
  }),
];
