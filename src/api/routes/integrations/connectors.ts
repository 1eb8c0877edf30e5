import {
  addConnector,
  changeConnector,
  removeConnector,
  runConnector,
} from '../../../app/integration/connectors/manage.ts';
import { previewConnector } from '../../../app/integration/connectors/preview.ts';
import { readConnectors, readRuns } from '../../../app/integration/connectors/read.ts';
import { ok } from '../../../core/problem/problem.ts';
import { type Route, route } from '../../route.ts';
import {
  byConnector,
  connectorBody,
  connectorList,
  connectorReply,
  pageQuery,
  previewReply,
  runPage,
} from '../../schemas/integration.ts';
import { pageOf, shownConnector, shownProblem, shownRun } from './shown.ts';

const tag = 'integration';
const access = 'integration.manage';

export const connectorRoutes: readonly Route[] = [
  route({
    id: 'connector.list',
    method: 'GET',
    path: '/connectors',
    tag,
    summary: { zh: '取数连接器', en: 'Connectors' },
    access,
    reply: connectorList,
    async run({ platform, actor }) {
      const found = await readConnectors(platform, actor);
      return found.ok ? ok({ items: found.value.map(shownConnector) }) : found;
    },
  }),
  route({
    id: 'connector.add',
    method: 'POST',
    path: '/connectors',
    tag,
    summary: { zh: '新建连接器', en: 'Add a connector' },
    access,
    body: connectorBody,
    reply: connectorReply,
    status: 201,
    async run({ platform, actor, body }) {
      const made = await addConnector(platform, actor, body);
      return made.ok ? ok(shownConnector(made.value)) : made;
    },
  }),
  route({
    id: 'connector.change',
    method: 'PUT',
    path: '/connectors/:connector',
    tag,
    summary: {
      zh: '修改连接器(不带口令即沿用原口令)',
      en: 'Change a connector (without a secret it keeps its own)',
    },
    access,
    params: byConnector,
    body: connectorBody,
    reply: connectorReply,
    ifMatch: true,
    async run({ platform, actor, params, body, revision }) {
      const changed = await changeConnector(platform, actor, { ...body, id: params.connector, revision });
      return changed.ok ? ok(shownConnector(changed.value)) : changed;
    },
  }),
  route({
    id: 'connector.remove',
    method: 'DELETE',
    path: '/connectors/:connector',
    tag,
    summary: { zh: '删除连接器(已取的数据保留)', en: 'Delete a connector; what it brought stays' },
    access,
    params: byConnector,
    status: 204,
    async run({ platform, actor, params }) {
      const removed = await removeConnector(platform, actor, params.connector);
      return removed.ok ? ok(undefined) : removed;
    },
  }),
  route({
    id: 'connector.preview',
    method: 'POST',
    path: '/connectors/:connector/preview',
    tag,
    summary: { zh: '试取前 20 行，不入库', en: 'The first 20 rows it would bring; nothing is kept' },
    access,
    params: byConnector,
    reply: previewReply,
    perMinute: 20,
    async run({ platform, actor, params, signal }) {
      const shown = await previewConnector(platform, actor, params.connector, { signal });
      if (!shown.ok) return shown;
      const { found, rows, more } = shown.value;
      const shownRows = rows.map(({ cells, problems }) => ({
        cells: { ...cells },
        problems: problems.map(shownProblem),
      }));
      return ok({ found: [...found], rows: shownRows, more });
    },
  }),
  route({
    id: 'connector.run',
    method: 'POST',
    path: '/connectors/:connector/run',
    tag,
    summary: { zh: '立即取数', en: 'Pull now' },
    access,
    params: byConnector,
    status: 202,
    async run({ platform, actor, params }) {
      const asked = await runConnector(platform, actor, params.connector);
      return asked.ok ? ok(undefined) : asked;
    },
  }),
  route({
    id: 'connector.runs',
    method: 'GET',
    path: '/connectors/:connector/runs',
    tag,
    summary: { zh: '取数记录', en: 'What was pulled' },
    access,
    params: byConnector,
    query: pageQuery,
    reply: runPage,
    async run({ platform, actor, params, query }) {
      const { cursor: after = null, limit } = query;
      const found = await readRuns(platform, actor, { id: params.connector, after, limit: limit + 1 });
      return found.ok ? ok(pageOf(found.value, limit, shownRun)) : found;
    },
  }),
];
