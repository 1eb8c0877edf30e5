import type { FastifyReply, FastifyRequest } from 'fastify';
import { barred } from '../../access/permit.ts';
import { authenticate } from '../../app/account/authenticate.ts';
import type { SignedIn } from '../../app/account/signed-in.ts';
import { type Problem, problem, type Result } from '../../core/problem/problem.ts';
import { type Route, sessionCookie } from '../route.ts';
import './caller.ts';
import { readCookie } from './cookies.ts';
import { originProblem } from './origin-check.ts';
import { sendProblems } from './send.ts';
import type { Shell } from './shell.ts';

/** Finds out who asks and refuses who may not ask at all; true when the reply was sent. */
export async function identify(
  shell: Shell,
  spec: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<boolean> {
  const cookie = readCookie(request, sessionCookie);
  const bearer = bearerOf(request.headers.authorization);
  const foreign = originProblem(request, cookie !== null && bearer === null);
  if (foreign !== null) return refuse(request, reply, foreign);
  const found = await whoIs(shell, request);
  if (found.ok) request.caller = found.value;
  if (spec.access === 'public') return false;
  if (!found.ok) return refuse(request, reply, ...found.problems);
  const missing = missingOf(spec, found.value);
  return missing === null ? false : refuse(request, reply, missing);
}

/** Whose request it is at this moment. */
export function whoIs(shell: Shell, request: FastifyRequest): Promise<Result<SignedIn | null>> {
  return authenticate(shell.platform, {
    cookie: readCookie(request, sessionCookie),
    bearer: bearerOf(request.headers.authorization),
    address: request.ip,
  });
}

/**
 * What keeps who is known from this route, whatever it is asked about; null when nothing does. It is asked before
 * anything of the request is read; whether this thing is the caller's own is asked by the use case.
 */
function missingOf({ access, early }: Route, caller: SignedIn | null): Problem | null {
  if (caller === null) return problem('not-signed-in', {});
  const { needs, actor } = caller;
  if (needs !== null && early?.includes(needs) !== true)
    return problem(needs === 'second-factor' ? 'need-second-factor' : 'need-password-change', {});
  return access === 'public' || access === 'signed-in' ? null : barred(actor, access);
}

const bearerOf = (header: string | undefined): string | null =>
  /^Bearer ([\x21-\x7e]{1,500})$/i.exec(header ?? '')?.[1] ?? null;

function refuse(request: FastifyRequest, reply: FastifyReply, ...problems: readonly Problem[]): true {
  sendProblems(request, reply, problems);
  return true;
}
