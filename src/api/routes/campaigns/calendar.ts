import { putDate, removeDate, showCalendar, showDate } from '../../../app/campaign/edit-dates.ts';
import { ok } from '../../../core/problem/problem.ts';
import { type Route, route } from '../../route.ts';
import { byDate, calendarReply, dateBody, dateReply } from '../../schemas/campaign.ts';
import { inCampaign } from '../../schemas/review-parts.ts';
import { one } from './campaigns.ts';

const tag = 'campaign';

export const calendarRoutes: readonly Route[] = [
  route({
    id: 'calendar.get',
    method: 'GET',
    path: `${one}/calendar`,
    tag,
    summary: { zh: '考核日程', en: 'The calendar of a campaign' },
    access: 'campaign.read',
    params: inCampaign,
    reply: calendarReply,
    run: ({ platform, actor, params }) => showCalendar(platform, actor, params.campaign),
  }),
  route({
    id: 'calendar.add',
    method: 'POST',
    path: `${one}/calendar`,
    tag,
    summary: { zh: '增加一个日子', en: 'Add a day' },
    access: 'campaign.edit',
    params: inCampaign,
    body: dateBody,
    reply: dateReply,
    status: 201,
    run: ({ platform, actor, params, body }) =>
      putDate(platform, actor, { ...params, ...body, id: null, revision: null }),
  }),
  route({
    id: 'calendar.get-day',
    method: 'GET',
    path: `${one}/calendar/:date`,
    tag,
    summary: { zh: '日程中的一个日子', en: 'A day of the calendar' },
    access: 'campaign.read',
    params: byDate,
    reply: dateReply,
    run: ({ platform, actor, params }) => showDate(platform, actor, params),
  }),
  route({
    id: 'calendar.edit',
    method: 'PUT',
    path: `${one}/calendar/:date`,
    tag,
    summary: { zh: '修改一个日子', en: 'Change a day' },
    access: 'campaign.edit',
    params: byDate,
    body: dateBody,
    reply: dateReply,
    ifMatch: true,
    run: ({ platform, actor, params, body, revision }) =>
      putDate(platform, actor, { campaign: params.campaign, id: params.date, revision, ...body }),
  }),
  route({
    id: 'calendar.remove',
    method: 'DELETE',
    path: `${one}/calendar/:date`,
    tag,
    summary: { zh: '删除一个日子', en: 'Remove a day' },
    access: 'campaign.edit',
    params: byDate,
    status: 204,
    async run({ platform, actor, params, revision }) {
      const asked = { campaign: params.campaign, id: params.date, revision };
      const done = await removeDate(platform, actor, asked);
      return done.ok ? ok(undefined) : done;
    },
  }),
];
