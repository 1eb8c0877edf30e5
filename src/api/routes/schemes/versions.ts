import { strToU8, zipSync } from 'fflate';
import { problemDocument } from '../../../app/documents/problem-document.ts';
import { checkVersion } from '../../../app/scheme/check-version.ts';
import { compareVersions } from '../../../app/scheme/compare-versions.ts';
import { editDraftFiles } from '../../../app/scheme/edit-draft.ts';
import { listSchemeVersions, readVersionFiles, showVersion } from '../../../app/scheme/find-version.ts';
import { listBuiltIn } from '../../../app/scheme/list-built-in.ts';
import { publishScheme } from '../../../app/scheme/publish-version.ts';
import { readZip } from '../../../app/scheme/read-zip.ts';
import { startSchemeDraft } from '../../../app/scheme/start-draft.ts';
import { hasErrors, ok, type Problem, type Result } from '../../../core/problem/problem.ts';
import { type Route, route } from '../../route.ts';
import {
  byScheme,
  byVersion,
  checkReply,
  diffQuery,
  diffReply,
  filesBody,
  filesReply,
  languageQuery,
  namesList,
  publishBody,
  reasonQuery,
  startBody,
  versionList,
  versionReply,
} from '../../schemas/scheme.ts';
import { readBytes } from './read-bytes.ts';

const tag = 'scheme';
export const version = '/schemes/:scheme/versions/:version';
const mostBytes = 32 * 1024 ** 2;

/** A list as a reply. */
export const items = <T>(result: Result<readonly T[]>): Result<{ readonly items: readonly T[] }> =>
  result.ok ? ok({ items: result.value }, result.problems) : result;

export const versionRoutes: readonly Route[] = [
  route({
    id: 'scheme.built-in',
    method: 'GET',
    path: '/built-in-schemes',
    tag,
    summary: { zh: '随产品提供的方案', en: 'Schemes that come with the product' },
    access: 'scheme.edit',
    reply: namesList,
    run: async ({ actor }) => items(await listBuiltIn(actor)),
  }),
  route({
    id: 'scheme.list',
    method: 'GET',
    path: '/schemes',
    tag,
    summary: { zh: '各方案的各版', en: 'Schemes with their versions' },
    access: 'scheme.read',
    reply: versionList,
    run: async ({ platform, actor }) => items(await listSchemeVersions(platform, actor, null)),
  }),
  route({
    id: 'scheme.versions',
    method: 'GET',
    path: '/schemes/:scheme/versions',
    tag,
    summary: { zh: '一个方案的各版', en: 'The versions of a scheme' },
    access: 'scheme.read',
    params: byScheme,
    reply: versionList,
    run: async ({ platform, actor, params }) =>
      items(await listSchemeVersions(platform, actor, params.scheme)),
  }),
  route({
    id: 'scheme.start',
    method: 'POST',
    path: '/schemes/:scheme/versions',
    tag,
    summary: {
      zh: '新建草稿：由文件、自带方案、已有版本或下发的模板',
      en: 'Start a draft from files, a scheme of the product, a version or a template',
    },
    access: 'scheme.edit',
    params: byScheme,
    body: startBody,
    bodyLimit: mostBytes,
    reply: versionReply,
    status: 201,
    run: ({ platform, actor, params, body }) => startSchemeDraft(platform, actor, { ...params, ...body }),
  }),
  route({
    id: 'scheme.start-zip',
    method: 'POST',
    path: '/schemes/:scheme/versions/zip',
    tag,
    summary: { zh: '上传方案文件夹的压缩包，新建草稿', en: 'Start a draft from a zip of a scheme folder' },
    access: 'scheme.edit',
    params: byScheme,
    query: reasonQuery,
    bodyKind: 'stream',
    bodyLimit: mostBytes,
    reply: versionReply,
    status: 201,
    async run({ platform, actor, params, query, stream }) {
      const files = readZip(await readBytes(stream));
      if (!files.ok) return files;
      const source = { kind: 'files', files: files.value } as const;
      return startSchemeDraft(platform, actor, { ...params, ...query, source });
    },
  }),
  route({
    id: 'scheme.get',
    method: 'GET',
    path: version,
    tag,
    summary: { zh: '方案的一版', en: 'A version of a scheme' },
    access: 'scheme.read',
    params: byVersion,
    reply: versionReply,
    run: ({ platform, actor, params }) => showVersion(platform, actor, params),
  }),
  route({
    id: 'scheme.files',
    method: 'GET',
    path: `${version}/files`,
    tag,
    summary: { zh: '一版的全部文件', en: 'The files of a version' },
    access: 'scheme.read',
    params: byVersion,
    reply: filesReply,
    run: ({ platform, actor, params }) => readVersionFiles(platform, actor, params),
  }),
  route({
    id: 'scheme.edit',
    method: 'PATCH',
    path: `${version}/files`,
    tag,
    summary: { zh: '修改草稿的文件', en: 'Change files of a draft' },
    access: 'scheme.edit',
    params: byVersion,
    body: filesBody,
    bodyLimit: mostBytes,
    reply: versionReply,
    ifMatch: true,
    run: ({ platform, actor, params, body, revision }) =>
      editDraftFiles(platform, actor, { ...params, ...body, revision }),
  }),
  route({
    id: 'scheme.download',
    method: 'GET',
    path: `${version}/zip`,
    tag,
    summary: { zh: '下载一版的压缩包', en: 'A version as a zip of its folder' },
    access: 'scheme.read',
    params: byVersion,
    file: 'application/zip',
    async run({ platform, actor, params }) {
      const found = await readVersionFiles(platform, actor, params);
      if (!found.ok) return found;
      const texts = Object.entries(found.value.files).map(([path, text]) => [path, strToU8(text)] as const);
      // One moment for all, so that the same version is the same file.
      const content = zipSync(Object.fromEntries(texts), { mtime: '2000-01-01T00:00:00' });
      const fileName = `${params.scheme}-${params.version}.zip`;
      return ok({ kind: 'file', mediaType: 'application/zip', fileName, content });
    },
  }),
  route({
    id: 'scheme.check',
    method: 'POST',
    path: `${version}/check`,
    tag,
    summary: {
      zh: '检查：每个问题及其位置，每个算例；没有错误的草稿成为已检查',
      en: 'Check: every problem with its place, every worked example; a draft without errors becomes checked',
    },
    access: 'scheme.read-draft',
    params: byVersion,
    query: languageQuery,
    reply: checkReply,
    async run({ platform, actor, params, query }) {
      const done = await checkVersion(platform, actor, params);
      if (!done.ok) return done;
      const { scheme: _, problems, examples, ...rest } = done.value;
      const shown = (each: Problem) => problemDocument(each, query.language);
      const outcomes = examples.map(({ problems: own, ...each }) => ({ ...each, ok: !hasErrors(own) }));
      return ok({ ...rest, problems: problems.map(shown), examples: outcomes }, done.problems);
    },
  }),
  route({
    id: 'scheme.publish',
    method: 'POST',
    path: `${version}/publish`,
    tag,
    summary: { zh: '发布并锁定已检查的一版', en: 'Publish a checked version, which locks it' },
    access: 'scheme.publish',
    params: byVersion,
    body: publishBody,
    reply: versionReply,
    run: ({ platform, actor, params, body, revision }) =>
      publishScheme(platform, actor, { ...params, ...body, revision }),
  }),
  route({
    id: 'scheme.diff',
    method: 'GET',
    path: `${version}/diff`,
    tag,
    summary: {
      zh: '与另一版比较：含义与文字',
      en: 'What differs from another version, by meaning and by text',
    },
    access: 'scheme.read',
    params: byVersion,
    query: diffQuery,
    reply: diffReply,
    run: ({ platform, actor, params, query }) =>
      compareVersions(
        platform,
        actor,
        { scheme: query.fromScheme ?? params.scheme, version: query.from },
        params,
      ),
  }),
];
