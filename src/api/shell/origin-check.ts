import type { FastifyRequest } from 'fastify';
import { type Problem, problem } from '../../core/problem/problem.ts';

const readOnly: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a change that another site has a signed-in browser make. A request that carries no cookie has no authority
 * to abuse; it is only refused when it says itself that it comes from elsewhere.
 */
export function originProblem(request: FastifyRequest, withCookie: boolean): Problem | null {
  if (readOnly.has(request.method)) return null;
  const refused = problem('origin-refused', {});
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return refused;
  const { origin } = request.headers;
  if (origin !== undefined) return hostOf(origin) === request.host ? null : refused;
  return withCookie && site === undefined ? refused : null;
}

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null);
