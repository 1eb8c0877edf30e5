import { problemDocument } from '../../app/documents/problem-document.ts';
import { importDraft, showNotice } from '../../app/scheme/import-draft.ts';
import { ok, type Problem } from '../../core/problem/problem.ts';
import { type Route, route } from '../route.ts';
import { importQuery, importReply, noticeReply } from '../schemas/notice.ts';
import { byVersion } from '../schemas/scheme.ts';
import { readBytes } from './schemes/read-bytes.ts';

const tag = 'notice';

export const noticeRoutes: readonly Route[] = [
  route({
    id: 'notice.import',
    method: 'POST',
    path: '/notices',
    tag,
    summary: {
      zh: '导入办法(docx、xlsx、html、txt)，生成草稿和待裁定问题',
      en: 'Import a notice: a draft, and questions about what it leaves open',
    },
    access: 'notice.import',
    query: importQuery,
    bodyKind: 'stream',
    bodyLimit: 32 * 1024 ** 2,
    reply: importReply,
    status: 201,
    async run({ platform, actor, query, stream }) {
      const { scheme, fileName, reason, language } = query;
      const bytes = await readBytes(stream);
      const done = await importDraft(platform, actor, { scheme, fileName, reason, bytes });
      if (!done.ok) return done;
      const { version, imported, problems } = done.value;
      const shown = (each: Problem) => problemDocument(each, language);
      const notes = done.problems.map(shown);
      return ok({ version, imported: { ...imported }, problems: problems.map(shown), notes });
    },
  }),
  route({
    id: 'notice.get',
    method: 'GET',
    path: '/schemes/:scheme/versions/:version/notice',
    tag,
    summary: { zh: '一版所依据的办法读出的内容', en: 'What was read in the notice a version was made from' },
    access: 'scheme.read',
    params: byVersion,
    reply: noticeReply,
    async run({ platform, actor, params }) {
      const kept = await showNotice(platform, actor, params);
      // What is kept was written by the import, whose reply has this form.
      return kept.ok
        ? ok(kept.value as { fileName: string; sha256: string; imported: { title: string } })
        : kept;
    },
  }),
];
