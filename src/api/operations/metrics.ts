import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { hubOf } from '../../app/events/hub-of.ts';
import { streamsOf } from '../../app/events/watch-events.ts';
import type { Platform } from '../../app/platform.ts';
import { problem } from '../../core/problem/problem.ts';
import { sendProblems } from '../shell/send.ts';
import type { Condition } from './health.ts';
import { routeOf } from './request-log.ts';

/** Who may read the metrics: this machine itself, and whoever has the token where there is one. */
export interface MetricsAccess {
  readonly token: string | null;
}

/** Prometheus metrics at `/metrics`, and the counting of requests by route, method and status. */
export function mountMetrics(
  app: FastifyInstance,
  platform: Platform,
  condition: Condition,
  access: MetricsAccess,
): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  countRequests(app, registry);
  measureState(registry, platform, condition);
  app.get('/metrics', async (request, reply) => {
    if (!mayRead(request, access))
      return sendProblems(request, reply, [problem('not-found', { what: '/metrics' })]);
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

function countRequests(app: FastifyInstance, registry: Registry): void {
  const labelNames = ['route', 'method', 'status'];
  const registers = [registry];
  const seconds = new Histogram({
    name: 'zhunsheng_request_seconds',
    help: 'Duration of requests.',
    labelNames,
    registers,
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  });
  const failures = new Counter({
    name: 'zhunsheng_internal_errors_total',
    help: 'Requests that failed by a fault of the program.',
    registers,
  });
  app.addHook('onResponse', async (request, reply) => {
    const labels = {
      route: routeOf(request) ?? 'none',
      method: request.method,
      status: String(reply.statusCode),
    };
    seconds.observe(labels, reply.elapsedTime / 1000);
    if (reply.statusCode === 500) failures.inc();
  });
}

function measureState(registry: Registry, platform: Platform, condition: Condition): void {
  const registers = [registry];
  const { pool } = platform.store;
  gauge('zhunsheng_event_streams', 'Open event streams.', () => streamsOf(hubOf(platform)));
  gauge('zhunsheng_database_connections', 'Connections to the database.', () => pool.totalCount);
  gauge('zhunsheng_database_waiting', 'Requests that wait for a connection.', () => pool.waitingCount);
  gauge('zhunsheng_audit_intact', '1 while the audit log is whole.', () => (condition.auditIntact() ? 1 : 0));

  function gauge(name: string, help: string, value: () => number): void {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value());
      },
    });
  }
}

/** A request that a proxy passed on does not come from this machine, whatever its address. */
function mayRead(request: FastifyRequest, { token }: MetricsAccess): boolean {
  if (token !== null && request.headers.authorization === `Bearer ${token}`) return true;
  const passedOn =
    request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined;
  return !passedOn && isLoopback(request.socket.remoteAddress ?? '');
}

const isLoopback = (address: string): boolean =>
  address === '::1' || /^(::ffff:)?127(\.\d{1,3}){3}$/.test(address);
