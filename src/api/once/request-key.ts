import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import type { RequestKey } from '../../port/store-idempotency.ts';
import type { Route } from '../route.ts';
import type {} from '../shell/caller.ts';

/** The Idempotency-Key of a request: on POST, of somebody signed in, where the reply can be given again. */
export function requestKeyOf(spec: Route, request: FastifyRequest): Result<RequestKey | null> {
  const header = request.headers['idempotency-key'];
  if (header === undefined || spec.method !== 'POST' || request.caller === null || spec.file !== undefined)
    return ok(null);
  if (typeof header !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(header))
    return fail(problem('idempotency-key-invalid', {}));
  const { office, account } = request.caller.actor;
  return ok({ office, account, key: header });
}

/** SHA-256 of what is asked: the route and its address. */
export const hashOfRequest = (spec: Route, request: FastifyRequest): string =>
  createHash('sha256').update(`${spec.id}\n${request.url}`).digest('hex');

/** SHA-256 of a body that was parsed. */
export const hashOfBody = (body: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(body) ?? '')
    .digest('hex');
