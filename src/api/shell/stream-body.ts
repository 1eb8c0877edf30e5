import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Readable, Transform } from 'node:stream';

/** Thrown by a streamed body that is larger than its route takes. */
export const isTooLarge = (error: unknown): error is BodyTooLarge => error instanceof BodyTooLarge;

export class BodyTooLarge extends Error {
  readonly limit: number;
  constructor(limit: number) {
    super('the body is larger than its limit');
    this.limit = limit;
  }
}

const patience = 2_000;

/**
 * Lets go of a body that was refused before its end: what still arrives is thrown away for a moment, so that the caller
 * sees the reply, and then the line is cut. Otherwise the connection would stay for ever.
 */
export function letGo(request: IncomingMessage, reply: ServerResponse): void {
  reply.once('close', () => {
    if (request.complete) return;
    request.unpipe();
    request.resume();
    setTimeout(() => request.destroy(), patience).unref();
  });
}

/** The same bytes, with a failure once they are more than `limit`; `see` is shown each chunk. */
export function countedBody(source: Readable, limit: number, see: (chunk: Buffer) => void): Readable {
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > limit) return done(new BodyTooLarge(limit));
      see(chunk);
      done(null, chunk);
    },
  });
  // Whoever reads sees its failure; when nobody reads, as after a refusal, it must not end the process.
  counted.on('error', () => undefined);
  source.on('error', (error) => counted.destroy(error));
  source.on('aborted', () => counted.destroy(new Error('the request was broken off')));
  return source.pipe(counted);
}
