import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ok, type Problem, type Result } from '../../core/problem/problem.ts';
import { type Once, once } from '../once/once.ts';
import { hashOfBody, hashOfRequest, requestKeyOf } from '../once/request-key.ts';
import type { EventReply, Route } from '../route.ts';
import { isOther, sendAnswer, sendJson } from './answer.ts';
import { type AnyCall, callOf, type ReadRequest, streamedBody } from './call.ts';
import { checkReply } from './check-reply.ts';
import { cookieJar } from './cookies.ts';
import { eventsText } from './events-text.ts';
import { whoIs } from './identify.ts';
import { languageOf } from './language.ts';
import { readInput } from './read-input.ts';
import { readIfMatch, revisionOf } from './revision.ts';
import { type BothValues, sendProblems } from './send.ts';
import type { Shell } from './shell.ts';

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
  const body = streamedBody(spec, request);
  const read: ReadRequest = { input: input.value, revision: revision.value, cookies, body };
  const call = callOf(shell, spec, request, reply, read);
  const done = await carryOut(shell, spec, request, read, call);
  if (!done.ok)
    return sendProblems(request, reply, done.problems, await bothValues(shell, spec, call, done.problems));
  checkReply(spec, done.value);
  cookies.send(reply);
  return send(shell, spec, request, reply, done.value);
}

/** Runs it, or finds what it replied before under the same Idempotency-Key. */
async function carryOut(
  shell: Shell,
  spec: Route,
  request: FastifyRequest,
  { body }: ReadRequest,
  call: AnyCall,
): Promise<Result<Once>> {
  const key = requestKeyOf(spec, request);
  if (!key.ok) return key;
  if (key.value === null) {
    const done = await spec.run(call);
    return done.ok ? ok({ kind: 'fresh', value: done.value }) : done;
  }
  return once({
    store: shell.platform.store,
    spec,
    key: key.value,
    request: hashOfRequest(spec, request),
    body: spec.bodyKind === 'stream' ? null : hashOfBody(request.body),
    streamed: () => body.hash(),
    run: () => spec.run(call),
  });
}

function send(
  shell: Shell,
  spec: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  done: Once,
): FastifyReply {
  if (done.kind === 'again') {
    reply.header('idempotency-replayed', 'true');
    if (done.text === '') return reply.code(done.status).send();
    return sendJson(reply, done.status, done.text, revisionOf(JSON.parse(done.text)));
  }
  const { value } = done;
  return isOther(value) && value.kind === 'events'
    ? sendEvents(shell, request, reply, value)
    : sendAnswer(spec, value, reply);
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
  const query = reading?.query?.safeParse({}).data;
  const now = reading === undefined ? null : await reading.run({ ...call, query, body: undefined });
  return { given: call.body, ...(now?.ok === true && !isOther(now.value) ? { current: now.value } : {}) };
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
