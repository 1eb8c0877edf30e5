import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Route } from '../route.ts';
import { nobody } from './caller.ts';
import type { CookieJar } from './cookies.ts';
import type { RawInput } from './read-input.ts';
import type { Shell } from './shell.ts';
import { countedBody, letGo } from './stream-body.ts';

export type AnyCall = Parameters<Route['run']>[0];

/** What was read of a request before its route runs. */
export interface ReadRequest {
  readonly input: RawInput;
  readonly revision: number | null;
  readonly cookies: CookieJar;
  readonly body: StreamedBody;
}

/** A body as a stream, hashed while it is read. */
export interface StreamedBody {
  readonly stream: Readable;
  /** Reads what is left, and gives the SHA-256 of the whole. */
  hash(): Promise<string>;
}

export const usualBodyLimit = 1_048_576;

export function streamedBody(spec: Route, request: FastifyRequest): StreamedBody {
  if (spec.bodyKind !== 'stream') return { stream: Readable.from([]), hash: async () => '' };
  const sha256 = createHash('sha256');
  const limit = spec.bodyLimit ?? usualBodyLimit;
  const stream = countedBody(request.raw, limit, (chunk) => void sha256.update(chunk));
  return {
    stream,
    async hash() {
      if (!stream.readableEnded) for await (const _rest of stream);
      return sha256.copy().digest('hex');
    },
  };
}

export function callOf(
  shell: Shell,
  spec: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  { input, revision, cookies, body }: ReadRequest,
): AnyCall {
  const { caller, headers } = request;
  if (spec.bodyKind === 'stream') letGo(request.raw, reply.raw);
  return {
    ...input,
    platform: shell.platform,
    actor: caller?.actor ?? nobody(officeIn(request.params)),
    revision,
    stream: body.stream,
    mediaType: (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
    declaredBytes: numberOf(headers['content-length']),
    signal: signalOf(shell, spec, reply),
    address: request.ip,
    cookies,
    session: caller?.session?.id ?? null,
    origin: shell.origin ?? `${request.protocol}://${request.host}`,
    lastEvent: numberOf(headers['last-event-id']),
  };
}

/** Aborted when the caller goes away; for events also when the server stops. */
function signalOf(shell: Shell, spec: Route, reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort();
  });
  return spec.file === 'text/event-stream' ? AbortSignal.any([gone.signal, shell.stopping]) : gone.signal;
}

const officeIn = (params: unknown): string =>
  typeof params === 'object' && params !== null && 'office' in params ? String(params.office) : '';

const numberOf = (header: string | string[] | undefined): number | null =>
  typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : null;
