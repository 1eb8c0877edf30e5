import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Route } from '../route.ts';
import { usualBodyLimit } from './call.ts';
import { answer } from './handle.ts';
import { identify } from './identify.ts';
import { commonLimit, type Limit, routeLimit } from './limits.ts';
import type { Shell } from './shell.ts';

/** Mounts every route of the table; JSON bodies are parsed, streamed ones are left to their route. */
export async function mountRoutes(app: FastifyInstance, shell: Shell): Promise<void> {
  const common = commonLimit(app, shell.limits);
  const [streamed, parsed] = [
    shell.routes.filter((each) => each.bodyKind === 'stream'),
    shell.routes.filter((each) => each.bodyKind !== 'stream'),
  ];
  await app.register(async (json) => {
    json.removeContentTypeParser('text/plain');
    for (const spec of parsed) mount(json, shell, spec, common);
  });
  await app.register(async (raw) => {
    raw.removeAllContentTypeParsers();
    raw.addContentTypeParser('*', (_request, _payload, done) => done(null));
    for (const spec of streamed) mount(raw, shell, spec, common);
  });
}

function mount(app: FastifyInstance, shell: Shell, spec: Route, common: Limit): void {
  const narrow = spec.perMinute === undefined ? null : routeLimit(app, spec.perMinute);
  const early = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    if (await identify(shell, spec, request, reply)) return reply;
    if (await common(request, reply)) return reply;
    return narrow !== null && (await narrow(request, reply)) ? reply : undefined;
  };
  app.route({
    method: spec.method,
    url: spec.path,
    bodyLimit: spec.bodyLimit ?? usualBodyLimit,
    exposeHeadRoute: false,
    config: { routeId: spec.id },
    onRequest: early,
    handler: (request, reply) => answer(shell, spec, request, reply),
  });
}
