import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '../../core/problem/problem.ts';
import { languageOf } from './language.ts';
import { type ProblemDocument, problemDocument } from './problem-document.ts';

/** Told with a conflict of revisions. */
export type BothValues = Partial<Pick<ProblemDocument, 'given' | 'current'>>;

/** Answers with a problem document, in the language of the request. */
export function sendProblems(
  request: FastifyRequest,
  reply: FastifyReply,
  problems: readonly Problem[],
  more: BothValues = {},
): FastifyReply {
  const language = languageOf(request.headers['accept-language']);
  const document = { ...problemDocument(problems, language, request.id), ...more };
  if (document.status === 401) reply.header('www-authenticate', 'Bearer realm="zhunsheng"');
  return reply
    .code(document.status)
    .type('application/problem+json; charset=utf-8')
    .header('content-language', language)
    .send(JSON.stringify(document));
}
