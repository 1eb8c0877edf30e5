import { type ClientRequest, type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { fail, ok, problem, type Result } from '../../../core/problem/problem.ts';
import { type Lookup, type PinnedPlace, pin, usualLookup } from './resolve.ts';
import { allowedUrl, type Reach } from './target.ts';

/** A request to a web address that others chose. */
export interface GuardedRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
  /** How often it may be sent elsewhere; each place is checked like the first. */
  readonly redirects: number;
  readonly seconds: number;
  /** Bytes of the reply. */
  readonly limit: number;
}

export interface GuardedReply {
  readonly status: number;
  readonly body: Buffer;
  readonly mediaType: string;
}

export interface GuardOptions {
  readonly reach: Reach;
  readonly lookup?: Lookup;
  readonly signal?: AbortSignal;
  /** A certificate authority to believe besides the usual ones, as PEM. */
  readonly authority?: string | null;
}

/** Asks only what the office's list allows, at the address that was checked, within limits of time and size. */
export async function guardedRequest(
  asked: GuardedRequest,
  options: GuardOptions,
): Promise<Result<GuardedReply>> {
  const signals = [AbortSignal.timeout(asked.seconds * 1000), ...(options.signal ? [options.signal] : [])];
  const signal = AbortSignal.any(signals);
  let next = asked;
  for (let left = asked.redirects; ; left--) {
    const sent = await sendOnce(next, options, signal);
    if (!sent.ok || sent.value.kind === 'reply') return sent.ok ? ok((sent.value as Answered).reply) : sent;
    if (left <= 0) return fail(problem('redirect-refused', { host: hostOf(next.url) }));
    next = redirected(next, sent.value.location);
  }
}

interface Answered {
  readonly kind: 'reply';
  readonly reply: GuardedReply;
}
type Sent = Answered | { readonly kind: 'elsewhere'; readonly location: string };

/** Secrets are for the host they were given for. */
function redirected(asked: GuardedRequest, location: string): GuardedRequest {
  const url = new URL(location, asked.url).href;
  const same = new URL(url).origin === new URL(asked.url).origin;
  return { ...asked, url, headers: same ? asked.headers : {} };
}

async function sendOnce(
  asked: GuardedRequest,
  options: GuardOptions,
  signal: AbortSignal,
): Promise<Result<Sent>> {
  const target = allowedUrl(asked.url, options.reach);
  if (!target.ok) return target;
  const pinned = await pin(target.value.place, options.reach, options.lookup ?? usualLookup);
  if (!pinned.ok) return pinned;
  const { host } = pinned.value;
  try {
    const response = await send(asked, target.value.url, pinned.value, options, signal);
    const status = response.statusCode ?? 0;
    const { location } = response.headers;
    if (status >= 300 && status < 400 && location !== undefined && URL.canParse(location, asked.url)) {
      response.destroy();
      return ok({ kind: 'elsewhere', location });
    }
    const body = await readBody(response, asked.limit);
    if (body === null) return fail(problem('remote-too-large', { host, limit: String(asked.limit) }));
    return ok({ kind: 'reply', reply: { status, body, mediaType: response.headers['content-type'] ?? '' } });
  } catch (error) {
    if (signal.aborted && options.signal?.aborted !== true)
      return fail(problem('remote-too-slow', { host, seconds: String(asked.seconds) }));
    return fail(problem('remote-unreachable', { host, reason: reasonOf(error) }));
  }
}

function send(
  asked: GuardedRequest,
  url: URL,
  place: PinnedPlace,
  { authority = null }: GuardOptions,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const secure = url.protocol === 'https:';
  const length = asked.body === null ? {} : { 'content-length': String(asked.body.length) };
  const named = /^[\d.]+$|:/.test(place.host) ? {} : { servername: place.host };
  const options = {
    host: place.address,
    port: place.port,
    path: `${url.pathname}${url.search}`,
    method: asked.method,
    headers: { ...asked.headers, ...length, host: url.host, connection: 'close' },
    agent: false as const,
    signal,
    maxHeaderSize: 16_384,
    ...(secure ? { ...named, ...(authority === null ? {} : { ca: authority }) } : {}),
  };
  return new Promise((answered, failed) => {
    const sent: ClientRequest = (secure ? secureRequest : plainRequest)(options, answered);
    sent.on('error', failed);
    sent.end(asked.body ?? undefined);
  });
}

/** Null when there is more than `limit`. */
async function readBody(response: IncomingMessage, limit: number): Promise<Buffer | null> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of response as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > limit) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** The system's word for it, such as ECONNREFUSED; never what the other side sent. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : error instanceof Error ? error.name : '?';

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url.slice(0, 80));
