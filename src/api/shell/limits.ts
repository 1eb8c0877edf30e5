import type {} from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { problem } from '../../core/problem/problem.ts';
import { sendProblems } from './send.ts';

/** Requests a minute, counted in each server process. */
export interface Limits {
  /** Of an account, or of a token's account. */
  readonly account: number;
  /** Of an address that is not signed in. */
  readonly address: number;
}

export const usualLimits: Limits = { account: 1_200, address: 600 };

/** Answers with 429 and true when the caller asks too often. */
export type Limit = (request: FastifyRequest, reply: FastifyReply) => Promise<boolean>;

/** The limit that holds for all requests together. */
export function commonLimit(app: FastifyInstance, limits: Limits): Limit {
  return limitOf(
    app,
    (request) => (request.caller === null ? limits.address : limits.account),
    (request) => request.caller?.actor.account ?? request.ip,
  );
}

/** A narrower limit of one route, by address: for sign-in and what else is worth guessing at. */
export const routeLimit = (app: FastifyInstance, perMinute: number): Limit =>
  limitOf(
    app,
    () => perMinute,
    (request) => request.ip,
  );

function limitOf(
  app: FastifyInstance,
  max: (request: FastifyRequest) => number,
  keyGenerator: (request: FastifyRequest) => string,
): Limit {
  const count = app.createRateLimit({ max, keyGenerator, timeWindow: 60_000 });
  return async (request, reply) => {
    const counted = await count(request);
    if (counted.isAllowed || !counted.isExceeded) return false;
    const seconds = String(counted.ttlInSeconds);
    reply.header('retry-after', seconds);
    sendProblems(request, reply, [problem('rate-exceeded', { max: String(counted.max), seconds })]);
    return true;
  };
}
