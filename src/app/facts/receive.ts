import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { fail, ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import type { DataFormat } from './media-types.ts';

/** Where uploads lie while they arrive and are read; what is old there was left by a crash. */
export const incomingFolder = 'incoming';

/** Data on its way in. */
export interface Arriving {
  readonly stream: AsyncIterable<Uint8Array>;
  readonly format: DataFormat;
  /** Of the way, not of the data: `gzip`, or null. */
  readonly encoding: 'gzip' | null;
  readonly signal: AbortSignal;
}

/** What arrived. */
export interface Received {
  readonly path: string;
  readonly sha256: string;
}

/**
 * Writes what arrives to a file of its own below `folder`, hands it over, and takes it away again whatever happens.
 * Bytes are counted as they come and again as they are unpacked. Problems: too large, broken off, not gzip.
 */
export async function withReceived<T>(
  folder: string,
  arriving: Arriving,
  work: (received: Received) => Promise<Result<T>>,
): Promise<Result<T>> {
  const own = join(folder, incomingFolder, randomUUID());
  await mkdir(own, { recursive: true });
  try {
    const path = join(own, `upload${arriving.format.ending}`);
    const received = await receive(path, arriving);
    return received.ok ? await work({ path, sha256: received.value }) : received;
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

async function receive(
  path: string,
  { stream, format, encoding, signal }: Arriving,
): Promise<Result<string>> {
  const hash = createHash('sha256');
  const limit = limitProblem(format);
  const inflate = encoding === 'gzip' ? [counter(format.bytes), createGunzip()] : [];
  const count = counter(format.bytes, (chunk) => hash.update(chunk));
  try {
    // The streams between are of one kind; the types of `pipeline` want each to be named.
    const steps = [Readable.from(stream), ...inflate, count, createWriteStream(path)] as const;
    await pipeline(steps as unknown as readonly NodeJS.ReadWriteStream[], { signal });
    return ok(hash.digest('hex'));
  } catch (error) {
    if (error instanceof TooLarge) return fail(limit);
    return fail(brokenOff(error, signal));
  }
}

const limitProblem = ({ bytes }: DataFormat): Problem =>
  problem('upload-too-large', { limit: `${bytes / 1024 ** 2} MiB` });

function brokenOff(error: unknown, signal: AbortSignal): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  // A full disk or a folder that cannot be written is ours, not the upload's.
  if (!signal.aborted && /^(ENOSPC|EDQUOT|EACCES|EROFS|EIO)$/.test(code)) throw error;
  const reason = signal.aborted ? 'aborted' : error instanceof Error ? error.message : String(error);
  return problem('upload-broken', { reason });
}

class TooLarge extends Error {}

function counter(limit: number, each: (chunk: Uint8Array) => void = () => undefined): Transform {
  let total = 0;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      total += chunk.length;
      each(chunk);
      done(total > limit ? new TooLarge() : null, chunk);
    },
  });
}
