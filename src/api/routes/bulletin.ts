import {
  compareBulletins,
  issueBulletin,
  openBulletin,
  readBulletins,
  replayBulletin,
} from '../../app/scores/bulletins.ts';
import { readUnitTrend } from '../../app/scores/unit-trend.ts';
import { ok } from '../../core/problem/problem.ts';
import { type Route, route } from '../route.ts';
import { inCampaign, scoreDifference } from '../schemas/review-parts.ts';
import {
  bulletinList,
  bulletinReply,
  byBulletin,
  byUnit,
  compareQuery,
  issueBody,
  openBulletinReply,
  replayReply,
  trendReply,
} from '../schemas/score.ts';

const tag = 'bulletin';
const of = '/campaigns/:campaign/bulletins';

export const bulletinRoutes: readonly Route[] = [
  route({
    id: 'bulletin.list',
    method: 'GET',
    path: of,
    tag,
    summary: { zh: '通报清单，新的在前', en: 'Bulletins, the latest first' },
    access: 'bulletin.read',
    params: inCampaign,
    reply: bulletinList,
    async run({ platform, actor, params }) {
      const found = await readBulletins(platform, actor, params);
      return found.ok ? ok({ items: found.value }) : found;
    },
  }),
  route({
    id: 'bulletin.issue',
    method: 'POST',
    path: of,
    tag,
    summary: {
      zh: '发布一期通报：截至某日、此刻所知的得分',
      en: 'Issue a bulletin: scores as of a day, as known now',
    },
    access: 'bulletin.issue',
    params: inCampaign,
    body: issueBody,
    status: 201,
    reply: bulletinReply,
    run: ({ platform, actor, params, body }) => issueBulletin(platform, actor, { ...params, ...body }),
  }),
  route({
    id: 'bulletin.get',
    method: 'GET',
    path: `${of}/:number`,
    tag,
    summary: { zh: '一期通报', en: 'One bulletin' },
    access: 'bulletin.read',
    params: byBulletin,
    reply: openBulletinReply,
    run: ({ platform, actor, params }) => openBulletin(platform, actor, params),
  }),
  route({
    id: 'bulletin.replay',
    method: 'GET',
    path: `${of}/:number/replay`,
    tag,
    summary: {
      zh: '按当时所知重算一期通报，核对校验和',
      en: 'Compute a bulletin again as known then, and compare',
    },
    access: 'bulletin.read',
    params: byBulletin,
    reply: replayReply,
    run: ({ platform, actor, params }) => replayBulletin(platform, actor, params),
  }),
  route({
    id: 'bulletin.compare',
    method: 'GET',
    path: `${of}/:number/difference`,
    tag,
    summary: { zh: '与另一期通报相比，逐项的变化', en: 'What changed since another bulletin, item by item' },
    access: 'bulletin.read',
    params: byBulletin,
    query: compareQuery,
    reply: scoreDifference,
    run: ({ platform, actor, params, query }) =>
      compareBulletins(platform, actor, { campaign: params.campaign, from: query.from, to: params.number }),
  }),
  route({
    id: 'bulletin.trend',
    method: 'GET',
    path: '/campaigns/:campaign/units/:unit/trend',
    tag,
    summary: { zh: '一个单位历期通报的总分、名次、等次', en: 'A unit through all bulletins' },
    access: 'bulletin.read',
    params: byUnit,
    reply: trendReply,
    async run({ platform, actor, params }) {
      const found = await readUnitTrend(platform, actor, params);
      return found.ok ? ok({ items: found.value }) : found;
    },
  }),
];
