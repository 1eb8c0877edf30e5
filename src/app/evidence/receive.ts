import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import { makeFolder } from '../../facts/batch/durable.ts';
import type { Platform } from '../platform.ts';
import { removeFile } from './clean.ts';
import { incomingFolder } from './place.ts';

/** What a caller sends, and what it said about it. */
export interface Delivery {
  readonly stream: AsyncIterable<Uint8Array>;
  /** Bytes it declared; null when it did not. */
  readonly declared: number | null;
  readonly name: string;
}

/** A whole file on disk that is not evidence yet. */
export interface Received {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * Writes what arrives to a file of its own, hashing it on the way, and runs `work` on it; whatever happens, that file
 * is gone afterwards, unless `work` moved it. More than `limit` bytes are never written.
 */
export async function receive<T>(
  platform: Pick<Platform, 'folder'>,
  office: string,
  delivery: Delivery,
  limit: number,
  work: (received: Received) => Promise<Result<T>>,
): Promise<Result<T>> {
  const folder = incomingFolder(platform, office);
  await makeFolder(folder);
  const path = join(folder, randomUUID());
  try {
    const written = await write(path, delivery, limit);
    return written.ok ? await work({ path, ...written.value }) : written;
  } finally {
    await removeFile(path);
  }
}

async function write(
  path: string,
  delivery: Delivery,
  limit: number,
): Promise<Result<Omit<Received, 'path'>>> {
  const { declared, name } = delivery;
  const file = await open(path, 'wx', 0o600);
  try {
    const { sha256, bytes } = await drain(file, delivery.stream, limit);
    if (sha256 === null) return fail(problem('evidence-too-large', { limit: String(limit) }));
    if (bytes === 0) return fail(problem('evidence-empty', { name }));
    if (declared !== null && declared !== bytes)
      return fail(problem('evidence-incomplete', { declared: String(declared), received: String(bytes) }));
    await file.sync();
    return ok({ sha256, bytes });
  } finally {
    await file.close();
  }
}

/** The hash is null as soon as there is more than `limit`; what follows is not read. */
async function drain(
  file: FileHandle,
  stream: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<{ readonly sha256: string | null; readonly bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of stream) {
    bytes += piece.length;
    if (bytes > limit) return { sha256: null, bytes };
    hash.update(piece);
    await file.writeFile(piece);
  }
  return { sha256: hash.digest('hex'), bytes };
}
