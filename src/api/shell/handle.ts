import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Problem, problem } from '../../core/problem/problem.ts';
import type { EventReply, Route } from '../route.ts';
import { isOther, sendAnswer } from './answer.ts';
import { nobody } from './caller.ts';
import { type CookieJar, cookieJar } from './cookies.ts';
import { eventsText } from './events-text.ts';
import { whoIs } from './identify.ts';
import { languageOf } from './language.ts';
import { type RawInput, readInput } from './read-input.ts';
import { readIfMatch } from './revision.ts';
import { type BothValues, sendProblems } from './send.ts';
import type { Shell } from './shell.ts';
import { countedBody } from './stream-body.ts';

type AnyCall = Parameters<Route['run']>[0];

/** Runs a route for a request that was let in, and sends what it gives. */
export async function answer(
  shell: Shell,
  spec: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const raw = { params: request.params, query: request.query, body: request.body };
  const input = readInput(spec, raw, languageOf(request.headers['accept-language']));
  const revision = readIfMatch(spec, request.headers['if-match']);
  if (!input.ok || !revision.ok)
    return sendProblems(request, reply, [...input.problems, ...revision.problems]);
  const cookies = cookieJar(request);
  const signal = signalOf(shell, spec, reply);
  const call = callOf(shell, spec, request, {
    input: input.value,
    revision: revision.value,
    cookies,
    signal,
  });
  const done = await spec.run(call);
  if (!done.ok)
    return sendProblems(request, reply, done.problems, await bothValues(shell, spec, call, done.problems));
  cookies.send(reply);
  if (isOther(done.value) && done.value.kind === 'events')
    return sendEvents(shell, request, reply, done.value);
  return sendAnswer(spec, done.value, reply);
}

interface Given {
  readonly input: RawInput;
  readonly revision: number | null;
  readonly cookies: CookieJar;
  readonly signal: AbortSignal;
}

function callOf(shell: Shell, spec: Route, request: FastifyRequest, given: Given): AnyCall {
  const { caller, headers } = request;
  const office = (request.params as { office?: string }).office ?? '';
  const limit = spec.bodyLimit ?? 1_048_576;
  const call = {
    ...given.input,
    platform: shell.platform,
    actor: caller?.actor ?? nobody(office),
    revision: given.revision,
    stream: spec.bodyKind === 'stream' ? countedBody(request.raw, limit, () => undefined) : Readable.from([]),
    mediaType: (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
    signal: given.signal,
    address: request.ip,
    cookies: given.cookies,
    session: caller?.session?.id ?? null,
    origin: shell.origin ?? `${request.protocol}://${request.host}`,
    lastEvent: numberOf(headers['last-event-id']),
  };
  return call;
}

/** What the caller wanted, and what there is now, where somebody else was faster. */
async function bothValues(
  shell: Shell,
  spec: Route,
  call: AnyCall,
  problems: readonly Problem[],
): Promise<BothValues> {
  if (!problems.some((each) => each.code === 'revision-conflict')) return {};
  const reading = shell.routes.find((each) => each.method === 'GET' && each.path === spec.path);
  const now = reading === undefined ? null : await reading.run({ ...call, query: {}, body: undefined });
  return { given: call.body, ...(now?.ok === true && !isOther(now.value) ? { current: now.value } : {}) };
}

/** Aborted when the caller goes away; for events also when the server stops. */
function signalOf(shell: Shell, spec: Route, reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort();
  });
  return spec.file === 'text/event-stream' ? AbortSignal.any([gone.signal, shell.stopping]) : gone.signal;
}

function sendEvents(
  shell: Shell,
  request: FastifyRequest,
  reply: FastifyReply,
  { events }: EventReply,
): FastifyReply {
  const mayGoOn = async (): Promise<boolean> => {
    const now = await whoIs(shell, request);
    return now.ok && now.value !== null && now.value.needs === null;
  };
  return reply
    .type('text/event-stream; charset=utf-8')
    .header('x-accel-buffering', 'no')
    .send(Readable.from(eventsText(events, mayGoOn)));
}

const numberOf = (header: string | string[] | undefined): number | null =>
  typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : null;

/** The address of a request for people: without its query, which may say whom it is about. */
export const routeProblem = (request: FastifyRequest) =>
  problem('route-unknown', { method: request.method, path: (request.url.split('?')[0] ?? '').slice(0, 100) });
