import { readQuality } from '../../app/facts/data-quality.ts';
import { forgetHeader } from '../../app/facts/forget-header.ts';
import { listBatches, listRejects, readOneBatch } from '../../app/facts/list-batches.ts';
import { listDatasets, readDataset } from '../../app/facts/list-datasets.ts';
import { loadStream } from '../../app/facts/load-stream.ts';
import { makeTemplate } from '../../app/facts/make-template.ts';
import { reuseDataset } from '../../app/facts/reuse-dataset.ts';
import { undoBatch } from '../../app/facts/undo-batch.ts';
import { touchedBy } from '../../app/scores/touched.ts';
import { ok } from '../../core/problem/problem.ts';
import { type Route, route } from '../route.ts';
import {
  batchPage,
  batchQuery,
  batchReply,
  byBatch,
  byDataset,
  datasetList,
  datasetReply,
  loadQuery,
  loadReply,
  mappingQuery,
  pageQuery,
  qualityReply,
  rejectPage,
  reuseBody,
  reuseReply,
  touchedQuery,
  touchedReply,
  undoBody,
  undoReply,
} from '../schemas/dataset.ts';
import { inCampaign } from '../schemas/review-parts.ts';

const tag = 'dataset';
const of = '/campaigns/:campaign/datasets';
const batches = '/campaigns/:campaign/batches';
const mostBytes = 2 * 1024 ** 3;
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const datasetRoutes: readonly Route[] = [
  route({
    id: 'dataset.list',
    method: 'GET',
    path: of,
    tag,
    summary: {
      zh: '数据集清单：要什么、谁提供、到了多少',
      en: 'Datasets: what is needed, from whom, what is there',
    },
    access: 'dataset.read',
    params: inCampaign,
    reply: datasetList,
    async run({ platform, actor, params }) {
      const found = await listDatasets(platform, actor, params);
      return found.ok ? ok({ items: found.value }, found.problems) : found;
    },
  }),
  route({
    id: 'dataset.get',
    method: 'GET',
    path: `${of}/:dataset`,
    tag,
    summary: { zh: '一个数据集及其列名对应', en: 'A dataset, and how headers of its files are read' },
    access: 'dataset.read',
    params: byDataset,
    reply: datasetReply,
    run: ({ platform, actor, params }) => readDataset(platform, actor, params),
  }),
  route({
    id: 'dataset.template',
    method: 'GET',
    path: `${of}/:dataset/template`,
    tag,
    summary: { zh: '下载 Excel 填报模板', en: 'An Excel workbook to fill in' },
    access: 'dataset.read',
    params: byDataset,
    file: xlsx,
    async run({ platform, actor, params }) {
      const made = await makeTemplate(platform, actor, params);
      return made.ok ? ok({ kind: 'file', ...made.value }) : made;
    },
  }),
  route({
    id: 'dataset.quality',
    method: 'GET',
    path: `${of}/:dataset/quality`,
    tag,
    summary: { zh: '数据质量：缺口、离群值、突变', en: 'Gaps, outliers and jumps' },
    access: 'batch.read',
    params: byDataset,
    reply: qualityReply,
    run: ({ platform, actor, params }) => readQuality(platform, actor, params),
  }),
  route({
    id: 'dataset.forget-header',
    method: 'DELETE',
    path: `${of}/:dataset/mapping`,
    tag,
    summary: { zh: '忘掉一个列名对应', en: 'Forget what a word in headers stands for' },
    access: 'batch.load',
    params: byDataset,
    query: mappingQuery,
    status: 204,
    run: ({ platform, actor, params, query }) => forgetHeader(platform, actor, { ...params, ...query }),
  }),
  route({
    id: 'dataset.reuse',
    method: 'POST',
    path: `${of}/:dataset/reuse`,
    tag,
    summary: {
      zh: '沿用本机构另一次考核已有的数据',
      en: 'Take over what another campaign of the office holds',
    },
    access: 'batch.load',
    params: byDataset,
    body: reuseBody,
    status: 201,
    reply: reuseReply,
    run: ({ platform, actor, params, body }) => reuseDataset(platform, actor, { ...params, ...body }),
  }),
  route({
    id: 'batch.load',
    method: 'POST',
    path: `${of}/:dataset/batches`,
    tag,
    summary: {
      zh: '导入一批数据：CSV、NDJSON、Parquet、Excel 或粘贴的表格(TSV)',
      en: 'Load a batch: CSV, NDJSON, Parquet, Excel, or pasted cells (TSV)',
    },
    access: 'batch.load',
    params: byDataset,
    query: loadQuery,
    bodyKind: 'stream',
    bodyLimit: mostBytes,
    status: 201,
    reply: loadReply,
    run: ({ platform, actor, params, query, stream, mediaType, signal }) =>
      loadStream(platform, actor, {
        ...params,
        ...{ action: query.action, mediaType, stream, signal, mapping: query.mapping ?? {} },
        ...{ fileName: query.fileName ?? null, label: query.label ?? null, encoding: query.encoding ?? null },
      }),
  }),
  route({
    id: 'batch.list',
    method: 'GET',
    path: batches,
    tag,
    summary: { zh: '批次清单，新的在前', en: 'Batches, the latest first' },
    access: 'batch.read',
    params: inCampaign,
    query: batchQuery,
    reply: batchPage,
    run: ({ platform, actor, params, query }) => {
      const { dataset = null, cursor = null, limit } = query;
      return listBatches(platform, actor, { ...params, dataset, cursor, limit });
    },
  }),
  route({
    id: 'batch.get',
    method: 'GET',
    path: `${batches}/:sequence`,
    tag,
    summary: { zh: '一个批次', en: 'One batch' },
    access: 'batch.read',
    params: byBatch,
    reply: batchReply,
    run: ({ platform, actor, params }) => readOneBatch(platform, actor, params),
  }),
  route({
    id: 'batch.rejects',
    method: 'GET',
    path: `${batches}/:sequence/rejects`,
    tag,
    summary: { zh: '没有采用的行及原因', en: 'Rows that were not taken, and why' },
    access: 'batch.read',
    params: byBatch,
    query: pageQuery,
    reply: rejectPage,
    run: ({ platform, actor, params, query }) => {
      const { cursor = null, limit } = query;
      return listRejects(platform, actor, { ...params, cursor, limit });
    },
  }),
  route({
    id: 'batch.touched',
    method: 'GET',
    path: `${batches}/:sequence/touched`,
    tag,
    summary: {
      zh: '这批数据(或其中一条)影响了哪些得分',
      en: 'Every score a batch, or one record of it, touches',
    },
    access: 'batch.read',
    params: byBatch,
    query: touchedQuery,
    reply: touchedReply,
    async run({ platform, actor, params, query }) {
      const found = await touchedBy(platform, actor, { ...params, record: query.record ?? null });
      return found.ok ? ok({ items: found.value }) : found;
    },
  }),
  route({
    id: 'batch.undo',
    method: 'POST',
    path: `${batches}/:sequence/undo`,
    tag,
    summary: {
      zh: '撤销一批上传的数据(可再撤销回来)',
      en: 'Undo an uploaded batch; undoing that brings it back',
    },
    access: 'batch.undo',
    params: byBatch,
    body: undoBody,
    status: 201,
    reply: undoReply,
    run: ({ platform, actor, params, body }) => undoBatch(platform, actor, { ...params, ...body }),
  }),
];
