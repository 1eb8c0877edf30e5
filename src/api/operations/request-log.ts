import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type {} from '../shell/caller.ts';

/** One line for each request: which route, not which address; which account, not who. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const { method, caller } = request;
    request.log.info(
      {
        method,
        route: routeOf(request),
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime),
        ...(caller === null ? {} : { account: caller.actor.account, office: caller.actor.office }),
        ...replayedIn(reply),
      },
      'request',
    );
  });
}

/** The route's id, else its pattern; null for an address nobody serves. */
export const routeOf = ({ routeOptions }: FastifyRequest): string | null =>
  routeOptions.config.routeId ?? routeOptions.url ?? null;

const replayedIn = (reply: FastifyReply): { readonly replayed?: true } =>
  reply.hasHeader('idempotency-replayed') ? { replayed: true } : {};
