import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Cookies } from '../route.ts';

/** Cookies of a request; what is set goes out only when `send` is called. */
export interface CookieJar extends Cookies {
  send(reply: FastifyReply): void;
}

interface Kept {
  readonly value: string;
  readonly seconds: number;
}

export function cookieJar(request: FastifyRequest): CookieJar {
  const changes = new Map<string, Kept>();
  return {
    get: (name) => readCookie(request, name),
    set: (name, value, seconds) => void changes.set(name, { value, seconds }),
    clear: (name) => void changes.set(name, { value: '', seconds: 0 }),
    send(reply) {
      for (const [name, { value, seconds }] of changes)
        reply.setCookie(wireName(request, name), value, {
          path: '/',
          httpOnly: true,
          sameSite: 'lax',
          secure: isSecure(request),
          maxAge: seconds,
        });
    },
  };
}

export const readCookie = (request: FastifyRequest, name: string): string | null =>
  request.cookies[wireName(request, name)] ?? null;

const isSecure = (request: FastifyRequest): boolean => request.protocol === 'https';

/** Over HTTPS the browser itself keeps other hosts from setting it. */
const wireName = (request: FastifyRequest, name: string): string =>
  isSecure(request) ? `__Host-zhunsheng-${name}` : `zhunsheng-${name}`;
