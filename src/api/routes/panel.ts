import { closePanel } from '../../app/panel/close-panel.ts';
import { giveVote } from '../../app/panel/give-vote.ts';
import { cancelPanel, makePanel } from '../../app/panel/make-panel.ts';
import { readExperts, readPanels, readPanelView } from '../../app/panel/read-panels.ts';
import { ok } from '../../core/problem/problem.ts';
import { type Route, route } from '../route.ts';
import {
  closeBody,
  expertList,
  newPanelBody,
  panelList,
  panelReply,
  voteBody,
  voteParams,
  voteReply,
} from '../schemas/panel.ts';
import { byId, inCampaign, reasonBody } from '../schemas/review-parts.ts';

const tag = 'panel';
const one = { tag, params: byId, reply: panelReply } as const;

export const panelRoutes: readonly Route[] = [
  route({
    id: 'panel.list',
    method: 'GET',
    path: '/campaigns/:campaign/panels',
    tag,
    summary: { zh: '评审组：专家见自己参加的', en: 'Panels; an expert sees those it sits on' },
    access: 'panel.read',
    params: inCampaign,
    reply: panelList,
    async run({ platform, actor, params }) {
      const found = await readPanels(platform, actor, params.campaign);
      return found.ok ? ok({ items: found.value }) : found;
    },
  }),
  route({
    id: 'panel.experts',
    method: 'GET',
    path: '/experts',
    tag,
    summary: { zh: '可以参加评审的专家账户', en: 'Accounts that can sit on a panel' },
    access: 'panel.manage',
    reply: expertList,
    async run({ platform, actor }) {
      const found = await readExperts(platform, actor);
      return found.ok ? ok({ items: found.value }) : found;
    },
  }),
  route({
    id: 'panel.make',
    method: 'POST',
    path: '/campaigns/:campaign/panels',
    tag,
    summary: { zh: '组建评审组', en: 'Make a panel' },
    access: 'panel.manage',
    params: inCampaign,
    body: newPanelBody,
    reply: panelReply,
    status: 201,
    run: async ({ platform, actor, params, body }) => makePanel(platform, actor, { ...params, ...body }),
  }),
  route({
    ...one,
    id: 'panel.get',
    method: 'GET',
    path: '/panels/:id',
    summary: {
      zh: '一个评审组：专家只见自己的评分，考核办在结束后按代号查看',
      en: 'A panel: an expert sees its own votes, the office all of them by pseudonym once it is closed',
    },
    access: 'panel.read',
    run: async ({ platform, actor, params }) => readPanelView(platform, actor, params.id),
  }),
  route({
    id: 'panel.vote',
    method: 'PUT',
    path: '/panels/:id/votes/:unit',
    tag,
    summary: {
      zh: '评分、弃权、回避或存草稿(If-Match 为 0 表示首次)',
      en: 'Score, abstain, recuse oneself or save a draft (If-Match 0: for the first time)',
    },
    access: 'panel.score',
    params: voteParams,
    body: voteBody,
    reply: voteReply,
    run: async ({ platform, actor, params, body, revision }) =>
      giveVote(platform, actor, { ...body, panel: params.id, unit: params.unit, revision }),
  }),
  route({
    ...one,
    id: 'panel.close',
    method: 'POST',
    path: '/panels/:id/close',
    summary: { zh: '结束评审，评分成为数据', en: 'Close a panel: its votes become facts' },
    access: 'panel.manage',
    body: closeBody,
    run: async ({ platform, actor, params, body }) =>
      closePanel(platform, actor, { ...body, panel: params.id }),
  }),
  route({
    ...one,
    id: 'panel.cancel',
    method: 'POST',
    path: '/panels/:id/cancel',
    summary: { zh: '撤销评审组', en: 'Give up a panel' },
    access: 'panel.manage',
    body: reasonBody,
    run: async ({ platform, actor, params, body }) =>
      cancelPanel(platform, actor, { ...body, panel: params.id }),
  }),
];
