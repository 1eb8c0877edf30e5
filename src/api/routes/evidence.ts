import { addEvidence } from '../../app/evidence/add.ts';
import { listEvidence, openEvidence } from '../../app/evidence/read.ts';
import { removeEvidence } from '../../app/evidence/remove.ts';
import { ok } from '../../core/problem/problem.ts';
import type { Evidence, Holder } from '../../port/store-evidence.ts';
import { type Route, route } from '../route.ts';
import {
  evidenceList,
  evidencePage,
  evidenceParams,
  evidenceReply,
  evidenceUpload,
} from '../schemas/evidence.ts';

const tag = 'evidence';
/** The office's own limit, which is never more than this, is what counts. */
const bodyLimit = 1024 ** 3;

const after = (cursor: string | undefined): readonly [string, string] | null => {
  const [sha256 = '', ...holder] = (cursor ?? '').split('.');
  return cursor === undefined ? null : [sha256, holder.join('.')];
};

const cursorOf = ({ sha256, holder }: { sha256: string; holder: Holder }): string => `${sha256}.${holder}`;

/** Without what only the store has. */
const viewOf = (each: Evidence) => ({
  sha256: each.sha256,
  holder: each.holder,
  name: each.name,
  mediaType: each.mediaType,
  bytes: each.bytes,
  addedBy: each.addedBy,
  addedAt: each.addedAt,
  links: each.links,
});

export const evidenceRoutes: readonly Route[] = [
  route({
    id: 'evidence.upload',
    method: 'POST',
    path: '/evidence',
    tag,
    summary: { zh: '上传佐证材料(请求体即文件内容)', en: 'Upload an evidence file (the body is the file)' },
    access: 'evidence.add',
    query: evidenceUpload,
    bodyKind: 'stream',
    bodyLimit,
    reply: evidenceReply,
    status: 201,
    async run({ platform, actor, query, stream, declaredBytes }) {
      const { name, holder = null } = query;
      const added = await addEvidence(platform, actor, { stream, declared: declaredBytes, name, holder });
      return added.ok ? ok(viewOf(added.value)) : added;
    },
  }),
  route({
    id: 'evidence.list',
    method: 'GET',
    path: '/evidence',
    tag,
    summary: { zh: '本单位(考核办：全部)的佐证材料', en: 'Evidence files of one’s own; for the office, all' },
    access: 'evidence.read',
    query: evidencePage,
    reply: evidenceList,
    async run({ platform, actor, query }) {
      const { limit } = query;
      const found = await listEvidence(platform, actor, { after: after(query.cursor), limit: limit + 1 });
      if (!found.ok) return found;
      const items = found.value.slice(0, limit).map(viewOf);
      const last = items.at(-1);
      const next = found.value.length > limit && last !== undefined ? cursorOf(last) : null;
      return ok({ items, next });
    },
  }),
  route({
    id: 'evidence.download',
    method: 'GET',
    path: '/evidence/:sha256',
    tag,
    summary: { zh: '下载佐证材料', en: 'Download an evidence file' },
    access: 'evidence.read',
    params: evidenceParams,
    file: 'application/octet-stream',
    async run({ platform, actor, params }) {
      const opened = await openEvidence(platform, actor, params.sha256);
      if (!opened.ok) return opened;
      const { evidence, content } = opened.value;
      return ok({ kind: 'file', mediaType: evidence.mediaType, fileName: evidence.name, content });
    },
  }),
  route({
    id: 'evidence.delete',
    method: 'DELETE',
    path: '/evidence/:sha256',
    tag,
    summary: {
      zh: '删除本单位未被引用的佐证材料',
      en: 'Delete an evidence file of one’s own that nothing refers to',
    },
    access: 'evidence.add',
    params: evidenceParams,
    status: 204,
    async run({ platform, actor, params }) {
      const removed = await removeEvidence(platform, actor, params.sha256);
      return removed.ok ? ok(undefined) : removed;
    },
  }),
];
