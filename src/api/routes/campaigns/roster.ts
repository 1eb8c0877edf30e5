import { loadRoster, loadRows, putUnit, removeUnit } from '../../../app/campaign/edit-units.ts';
import { downloadRoster, listUnits, showUnit, showUnitHistory } from '../../../app/campaign/list-units.ts';
import { fail, ok, problem } from '../../../core/problem/problem.ts';
import { type Route, route } from '../../route.ts';
import {
  byUnit,
  removeQuery,
  rosterBody,
  rosterQuery,
  rosterReply,
  unitBody,
  unitHistoryReply,
  unitList,
  unitReply,
} from '../../schemas/campaign.ts';
import { inCampaign } from '../../schemas/review-parts.ts';
import { readBytes } from '../schemes/read-bytes.ts';
import { items } from '../schemes/versions.ts';
import { one } from './campaigns.ts';

const tag = 'unit';
const csv = 'text/csv';

export const rosterRoutes: readonly Route[] = [
  route({
    id: 'unit.list',
    method: 'GET',
    path: `${one}/units`,
    tag,
    summary: { zh: '被考评单位名单', en: 'The roster' },
    access: 'campaign.read',
    params: inCampaign,
    reply: unitList,
    run: async ({ platform, actor, params }) => items(await listUnits(platform, actor, params.campaign)),
  }),
  route({
    id: 'unit.load',
    method: 'POST',
    path: `${one}/units`,
    tag,
    summary: { zh: '成批修改名单', en: 'Change many units' },
    access: 'unit.edit',
    params: inCampaign,
    body: rosterBody,
    bodyLimit: 16 * 1024 ** 2,
    reply: rosterReply,
    run: ({ platform, actor, params, body }) => loadRows(platform, actor, { ...params, ...body }),
  }),
  route({
    id: 'unit.download',
    method: 'GET',
    path: `${one}/units/file`,
    tag,
    summary: { zh: '下载名单(CSV)', en: 'The roster as a CSV file' },
    access: 'unit.edit',
    params: inCampaign,
    file: csv,
    async run({ platform, actor, params }) {
      const text = await downloadRoster(platform, actor, params.campaign);
      if (!text.ok) return text;
      // The mark tells spreadsheets that this is UTF-8.
      const content = new TextEncoder().encode(`\ufeff${text.value}`);
      return ok({ kind: 'file', mediaType: csv, fileName: 'units.csv', content });
    },
  }),
  route({
    id: 'unit.upload',
    method: 'POST',
    path: `${one}/units/file`,
    tag,
    summary: { zh: '上传名单(CSV)', en: 'Load the roster from a CSV file' },
    access: 'unit.edit',
    params: inCampaign,
    query: rosterQuery,
    bodyKind: 'stream',
    bodyLimit: 16 * 1024 ** 2,
    reply: rosterReply,
    async run({ platform, actor, params, query, stream }) {
      const text = decode(await readBytes(stream));
      if (text === null) return fail(problem('file-not-utf8', { file: 'units.csv' }));
      return loadRoster(platform, actor, { ...params, ...query, text });
    },
  }),
  route({
    id: 'unit.get',
    method: 'GET',
    path: `${one}/units/:unit`,
    tag,
    summary: { zh: '名单中的一个单位', en: 'A unit of the roster' },
    access: 'campaign.read',
    params: byUnit,
    reply: unitReply,
    run: ({ platform, actor, params }) => showUnit(platform, actor, params),
  }),
  route({
    id: 'unit.put',
    method: 'PUT',
    path: `${one}/units/:unit`,
    tag,
    summary: { zh: '增加或修改一个单位', en: 'Add a unit or change it' },
    access: 'unit.edit',
    params: byUnit,
    body: unitBody,
    reply: unitReply,
    run({ platform, actor, params: { campaign, unit }, body: { reason, ...row }, revision }) {
      return putUnit(platform, actor, { campaign, row: { unit, ...row }, reason, revision });
    },
  }),
  route({
    id: 'unit.remove',
    method: 'DELETE',
    path: `${one}/units/:unit`,
    tag,
    summary: { zh: '采集开始前从名单中删除', en: 'Take a unit off the roster before collection' },
    access: 'unit.edit',
    params: byUnit,
    query: removeQuery,
    status: 204,
    async run({ platform, actor, params, query, revision }) {
      const done = await removeUnit(platform, actor, { ...params, ...query, revision });
      return done.ok ? ok(undefined) : done;
    },
  }),
  route({
    id: 'unit.history',
    method: 'GET',
    path: `${one}/units/:unit/history`,
    tag,
    summary: { zh: '一个单位的历次变动', en: 'Everything a unit was' },
    access: 'unit.edit',
    params: byUnit,
    reply: unitHistoryReply,
    run: async ({ platform, actor, params }) => items(await showUnitHistory(platform, actor, params)),
  }),
];

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
