import { handDown, listHandedDown, listTemplates, takeBack } from '../../../app/scheme/hand-down.ts';
import { listResultsBelow, showResultBelow } from '../../../app/scheme/results-below.ts';
import { ok } from '../../../core/problem/problem.ts';
import { type Route, route } from '../../route.ts';
import { resultDocument } from '../../schemas/result-document.ts';
import {
  byOffer,
  byOffice,
  byResultBelow,
  byVersion,
  handDownBody,
  offerList,
  resultBelowList,
  templateList,
} from '../../schemas/scheme.ts';
import { items, version } from './versions.ts';

const tag = 'office';

export const officeSchemeRoutes: readonly Route[] = [
  route({
    id: 'template.list',
    method: 'GET',
    path: '/templates',
    tag,
    summary: { zh: '上级下发的方案模板', en: 'Templates handed down by offices above' },
    access: 'scheme.edit',
    reply: templateList,
    run: async ({ platform, actor }) => items(await listTemplates(platform, actor)),
  }),
  route({
    id: 'template.offers',
    method: 'GET',
    path: `${version}/templates`,
    tag,
    summary: { zh: '一版已下发给谁', en: 'To whom a version was handed down' },
    access: 'scheme.hand-down',
    params: byVersion,
    reply: offerList,
    run: async ({ platform, actor, params }) => items(await listHandedDown(platform, actor, params)),
  }),
  route({
    id: 'template.hand-down',
    method: 'POST',
    path: `${version}/templates`,
    tag,
    summary: { zh: '把已发布的一版下发给下级作模板', en: 'Hand a published version down as a template' },
    access: 'scheme.hand-down',
    params: byVersion,
    body: handDownBody,
    reply: offerList,
    run: async ({ platform, actor, params, body }) =>
      items(await handDown(platform, actor, { ...params, ...body })),
  }),
  route({
    id: 'template.take-back',
    method: 'DELETE',
    path: `${version}/templates/:receiver`,
    tag,
    summary: { zh: '收回下发的模板', en: 'Take a template back' },
    access: 'scheme.hand-down',
    params: byOffer,
    status: 204,
    async run({ platform, actor, params }) {
      const done = await takeBack(platform, actor, params);
      return done.ok ? ok(undefined) : done;
    },
  }),
  route({
    id: 'result.list-below',
    method: 'GET',
    path: '/offices/:office/results',
    tag,
    summary: {
      zh: '下级已公示或定稿的结果；本办公室的代码为全部下级',
      en: 'Public and final results of an office below; with one’s own id, of all below',
    },
    access: 'ranking.read',
    params: byOffice,
    reply: resultBelowList,
    run: async ({ platform, actor, params: { office } }) =>
      items(await listResultsBelow(platform, actor, office === actor.office ? null : office)),
  }),
  route({
    id: 'result.get-below',
    method: 'GET',
    path: '/offices/:office/results/:campaign',
    tag,
    summary: { zh: '下级的一份结果', en: 'A result of an office below' },
    access: 'ranking.read',
    params: byResultBelow,
    reply: resultDocument,
    run: ({ platform, actor, params }) => showResultBelow(platform, actor, params),
  }),
];
