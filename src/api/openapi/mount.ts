import type { FastifyInstance } from 'fastify';
import type { Route } from '../route.ts';
import { openApiDocument } from './document.ts';

/** Serves the document, to everybody. It is made once. */
export function mountOpenApi(app: FastifyInstance, routes: readonly Route[]): void {
  const text = JSON.stringify(openApiDocument(routes));
  app.get('/api/v1/openapi.json', async (_request, reply) =>
    reply.type('application/json; charset=utf-8').header('cache-control', 'no-cache').send(text),
  );
}
