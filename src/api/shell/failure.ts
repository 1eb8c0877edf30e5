import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Problem, problem } from '../../core/problem/problem.ts';
import { sendProblems } from './send.ts';
import { isTooLarge } from './stream-body.ts';

/** The one error handler: what the caller did wrong is said; what we did wrong is logged and only numbered. */
export function onFailure(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = knownProblem(error, request);
  if (known !== null) {
    if (known.code === 'not-ready') reply.header('retry-after', '1');
    return sendProblems(request, reply, [known]);
  }
  request.log.error(
    { route: request.routeOptions.config.routeId ?? request.routeOptions.url ?? null, err: error },
    'failed',
  );
  return sendProblems(request, reply, [problem('internal-error', { request: request.id })]);
}

/** The problem an error stands for; null for a fault of ours. */
function knownProblem(error: unknown, request: FastifyRequest): Problem | null {
  if (isTooLarge(error)) return problem('body-too-large', { limit: String(error.limit) });
  if (!(error instanceof Error)) return null;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const made = byCode[code];
  if (made !== undefined) return made(request);
  if (isUnreachable(error, code)) return problem('not-ready', {});
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
  if (status >= 500) return null;
  return error instanceof SyntaxError
    ? problem('body-unreadable', {})
    : problem('request-malformed', { reason: code === '' ? String(status) : code });
}

const unreadable = (): Problem => problem('body-unreadable', {});

const full = (): Problem => problem('storage-full', {});

/** The database's own wall around a final result; who comes at the same moment as the confirmation meets it. */
const final = (): Problem =>
  problem('campaign-state', { campaign: '—', state: 'final', needed: 'collecting / published' });

const byCode: Readonly<Record<string, (request: FastifyRequest) => Problem>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: unreadable,
  FST_ERR_CTP_EMPTY_JSON_BODY: unreadable,
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () => problem('request-malformed', { reason: 'Content-Length' }),
  FST_ERR_CTP_BODY_TOO_LARGE: ({ routeOptions }) =>
    problem('body-too-large', { limit: String(routeOptions.bodyLimit) }),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ({ headers }) =>
    problem('body-type-unsupported', {
      type: (headers['content-type'] ?? '').slice(0, 100),
      expected: 'application/json',
    }),
  ENOSPC: full,
  '53100': full,
  ZS005: final,
};

const connectionCodes: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  '53300',
  '57P01',
  '57P02',
  '57P03',
  '25006',
]);

/** The database went away; what was asked was not done, or not told. */
const isUnreachable = (error: Error, code: string): boolean =>
  connectionCodes.has(code) ||
  code.startsWith('08') ||
  ('syscall' in error && error.syscall === 'connect') ||
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/.test(
    error.message,
  );

/** Nobody serves this address. Its query is left out, which may say whom it is about. */
export const unknownRoute = ({ method, url }: FastifyRequest): Problem =>
  problem('route-unknown', { method, path: (url.split('?')[0] ?? '').slice(0, 100) });
