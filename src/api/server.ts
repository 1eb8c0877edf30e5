import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { Logger } from 'pino';
import { closeHub } from '../app/events/hub-of.ts';
import type { Platform } from '../app/platform.ts';
import { problem } from '../core/problem/problem.ts';
import { mountOpenApi } from './openapi/mount.ts';
import { type Condition, mountHealth } from './operations/health.ts';
import { mountMetrics } from './operations/metrics.ts';
import { logRequests } from './operations/request-log.ts';
import type { Route } from './route.ts';
import { routes as allRoutes } from './routes.ts';
import { onFailure } from './shell/failure.ts';
import { apiHeaders } from './shell/headers.ts';
import { type Limits, usualLimits } from './shell/limits.ts';
import { openLog } from './shell/log.ts';
import { mountRoutes } from './shell/mount.ts';
import { sendProblems } from './shell/send.ts';
import type { Shell } from './shell/shell.ts';
import { mountSite } from './site/site.ts';

/** How a server differs from the usual one. */
export interface ServerOptions {
  /** Silent unless given. */
  readonly log?: Logger;
  readonly limits?: Partial<Limits>;
  /** Addresses of proxies whose X-Forwarded headers are believed; none unless told. */
  readonly trustProxy?: boolean | string;
  /** Scheme, host and port under which people reach the server; as each request says unless told. */
  readonly origin?: string;
  /** Other routes than those of the product: for tests of the shell itself. */
  readonly routes?: readonly Route[];
  readonly condition?: Condition;
  /** Folder of the built web application. */
  readonly site?: string;
  /** Opens /metrics to whoever has it; without one only to this machine. */
  readonly metricsToken?: string;
}

const longestUrl = 4_096;
const largestHeaders = 16_384;
/** Milliseconds: for the whole of a request, such as a bulk load over a slow line. */
const longestRequest = 1_800_000;
const longestHeaders = 15_000;
const keepAlive = 65_000;

/** The HTTP server of a platform, not listening yet: every route below /api/v1. */
export async function buildServer(platform: Platform, options: ServerOptions = {}): Promise<FastifyInstance> {
  const stopping = new AbortController();
  const shell: Shell = {
    platform,
    routes: options.routes ?? allRoutes,
    limits: { ...usualLimits, ...options.limits },
    origin: options.origin ?? null,
    stopping: stopping.signal,
  };
  const app = bareServer(options);
  app.decorateRequest('caller', null);
  app.addHook('preClose', async () => stopping.abort());
  app.addHook('onClose', () => closeHub(platform));
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    if (request.url.length > longestUrl)
      return sendProblems(request, reply, [problem('url-too-long', { limit: String(longestUrl) })]);
  });
  await app.register(cookie);
  await app.register(helmet, { global: true, ...apiHeaders });
  await app.register(rateLimit, { global: false });
  logRequests(app);
  const condition = options.condition ?? { auditIntact: () => true };
  mountHealth(app, platform, condition);
  mountMetrics(app, platform, condition, { token: options.metricsToken ?? null });
  mountOpenApi(app, shell.routes);
  await app.register((api) => mountRoutes(api, shell), { prefix: '/api/v1' });
  await mountSite(app, options.site ?? null);
  return app;
}

function bareServer(options: ServerOptions): FastifyInstance {
  const app = fastify({
    loggerInstance: (options.log ?? openLog(null)) as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request' }),
    frameworkErrors: (error, request, reply) => void onFailure(error, request, reply),
    genReqId: () => randomUUID(),
    trustProxy: options.trustProxy ?? false,
    requestTimeout: longestRequest,
    keepAliveTimeout: keepAlive,
    http: { maxHeaderSize: largestHeaders, headersTimeout: longestHeaders },
    routerOptions: { maxParamLength: 500, ignoreTrailingSlash: false },
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
  });
  app.setErrorHandler((error, request, reply) => onFailure(error, request, reply));
  return app;
}
