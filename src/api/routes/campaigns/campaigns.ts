import {
  changeCampaignVersion,
  listCampaignVersions,
  previewVersionChange,
} from '../../../app/campaign/change-version.ts';
import { editCampaign, openCollection } from '../../../app/campaign/edit-campaign.ts';
import { makeCampaign } from '../../../app/campaign/make-campaign.ts';
import { showProgress } from '../../../app/campaign/progress.ts';
import { remindUnits } from '../../../app/campaign/remind.ts';
import { removeDemo } from '../../../app/campaign/remove-demo.ts';
import { listCampaigns, showCampaign } from '../../../app/campaign/see-campaign.ts';
import { ok } from '../../../core/problem/problem.ts';
import { type Route, route } from '../../route.ts';
import {
  campaignList,
  campaignReply,
  changedVersion,
  editBody,
  makeBody,
  previewQuery,
  progressReply,
  reminderBody,
  reminderReply,
  schemeDiff,
  versionBody,
  versionRuns,
} from '../../schemas/campaign.ts';
import { inCampaign } from '../../schemas/review-parts.ts';
import { items } from '../schemes/versions.ts';

const tag = 'campaign';
export const one = '/campaigns/:campaign';

export const campaignOnlyRoutes: readonly Route[] = [
  route({
    id: 'campaign.list',
    method: 'GET',
    path: '/campaigns',
    tag,
    summary: { zh: '各次考核', en: 'Campaigns' },
    access: 'campaign.read',
    reply: campaignList,
    run: async ({ platform, actor }) => items(await listCampaigns(platform, actor)),
  }),
  route({
    id: 'campaign.make',
    method: 'POST',
    path: '/campaigns',
    tag,
    summary: { zh: '新建考核，名单取自方案', en: 'Make a campaign, with the roster of its scheme' },
    access: 'campaign.edit',
    body: makeBody,
    reply: campaignReply,
    status: 201,
    run: ({ platform, actor, body }) => makeCampaign(platform, actor, body),
  }),
  route({
    id: 'campaign.get',
    method: 'GET',
    path: one,
    tag,
    summary: { zh: '一次考核', en: 'A campaign' },
    access: 'campaign.read',
    params: inCampaign,
    reply: campaignReply,
    run: ({ platform, actor, params }) => showCampaign(platform, actor, params.campaign),
  }),
  route({
    id: 'campaign.edit',
    method: 'PUT',
    path: one,
    tag,
    summary: { zh: '修改名称、日程和申诉期限', en: 'Change title, days and the time for appeals' },
    access: 'campaign.edit',
    params: inCampaign,
    body: editBody,
    reply: campaignReply,
    ifMatch: true,
    run: ({ platform, actor, params, body, revision }) =>
      editCampaign(platform, actor, { ...params, ...body, revision }),
  }),
  route({
    id: 'campaign.remove-demo',
    method: 'DELETE',
    path: one,
    tag,
    summary: { zh: '删除演示用的考核', en: 'Remove a demonstration' },
    access: 'campaign.open',
    params: inCampaign,
    status: 204,
    async run({ platform, actor, params }) {
      const done = await removeDemo(platform, actor, params.campaign);
      return done.ok ? ok(undefined) : done;
    },
  }),
  route({
    id: 'campaign.open',
    method: 'POST',
    path: `${one}/open`,
    tag,
    summary: { zh: '开始采集', en: 'Open collection' },
    access: 'campaign.open',
    params: inCampaign,
    reply: campaignReply,
    run: ({ platform, actor, params, revision }) => openCollection(platform, actor, { ...params, revision }),
  }),
  route({
    id: 'campaign.change-version',
    method: 'POST',
    path: `${one}/version`,
    tag,
    summary: { zh: '改用方案的另一版，说明理由', en: 'Put the campaign on another version, with a reason' },
    access: 'campaign.change-version',
    params: inCampaign,
    body: versionBody,
    reply: changedVersion,
    run: ({ platform, actor, params, body, revision }) =>
      changeCampaignVersion(platform, actor, { ...params, ...body, revision }),
  }),
  route({
    id: 'campaign.preview-version',
    method: 'GET',
    path: `${one}/version/preview`,
    tag,
    summary: { zh: '改用另一版会变动什么', en: 'What another version would change' },
    access: 'campaign.edit',
    params: inCampaign,
    query: previewQuery,
    reply: schemeDiff,
    run: ({ platform, actor, params, query }) =>
      previewVersionChange(platform, actor, { ...params, ...query }),
  }),
  route({
    id: 'campaign.versions',
    method: 'GET',
    path: `${one}/versions`,
    tag,
    summary: { zh: '考核先后用过的方案版本', en: 'The versions a campaign ran on' },
    access: 'campaign.read',
    params: inCampaign,
    reply: versionRuns,
    run: async ({ platform, actor, params }) =>
      items(await listCampaignVersions(platform, actor, params.campaign)),
  }),
  route({
    id: 'campaign.progress',
    method: 'GET',
    path: `${one}/progress`,
    tag,
    summary: { zh: '采集进度：已到、缺少、逾期', en: 'Progress: delivered, missing, late' },
    access: 'dataset.read',
    params: inCampaign,
    reply: progressReply,
    run: ({ platform, actor, params }) => showProgress(platform, actor, params.campaign),
  }),
  route({
    id: 'campaign.remind',
    method: 'POST',
    path: `${one}/reminders`,
    tag,
    summary: { zh: '提醒被考评单位', en: 'Remind units' },
    access: 'campaign.edit',
    params: inCampaign,
    body: reminderBody,
    reply: reminderReply,
    async run({ platform, actor, params, body }) {
      const done = await remindUnits(platform, actor, { ...params, ...body });
      return done.ok ? ok({ reminded: done.value }) : done;
    },
  }),
];
