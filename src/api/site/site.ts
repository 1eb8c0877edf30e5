import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { unknownRoute } from '../shell/failure.ts';
import { sendProblems } from '../shell/send.ts';
import { statusPage } from './status-page.ts';

/** Pages run only scripts and styles of their own files, and talk to nobody else. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join(';');

const page = 'index.html';

/**
 * Serves the web application where it was built: compressed files as they lie, hashed ones kept by browsers for good,
 * and its page for every address that a person opens. Without it a page says that the server runs.
 */
export async function mountSite(app: FastifyInstance, root: string | null): Promise<void> {
  const isBuilt = root !== null && existsSync(join(root, page));
  if (!isBuilt) {
    app.get('/', (_request, reply) => sendPage(reply.type('text/html; charset=utf-8'), statusPage));
    app.setNotFoundHandler((request, reply) => sendProblems(request, reply, [unknownRoute(request)]));
    return;
  }
  await app.register(fastifyStatic, {
    root,
    preCompressed: true,
    index: false,
    wildcard: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.header('content-security-policy', pagePolicy);
      reply.header('cache-control', cacheOf(path));
    },
  });
  app.get('/', (_request, reply) => reply.sendFile(page));
  app.setNotFoundHandler((request, reply) =>
    isOpenedByPerson(request)
      ? reply.code(200).sendFile(page)
      : sendProblems(request, reply, [unknownRoute(request)]),
  );
}

/** Files of `assets` carry a hash of their content in their names. */
const cacheOf = (path: string): string =>
  /[/\\]assets[/\\]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';

const sendPage = (reply: FastifyReply, text: string): FastifyReply =>
  reply.header('content-security-policy', pagePolicy).header('cache-control', 'no-cache').send(text);

/** An address of the application, not a file of it that is missing, nor an address of the API. */
function isOpenedByPerson({ method, url, headers }: FastifyRequest): boolean {
  const path = url.split('?')[0] ?? '';
  if (method !== 'GET' || /^\/(api|assets)(\/|$)/.test(path)) return false;
  return (headers.accept ?? '').includes('text/html');
}
