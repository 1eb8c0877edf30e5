import { Buffer } from 'node:buffer';
import { open } from 'node:fs/promises';

/** Bytes that are read piece by piece, so that a large file is never in memory as a whole. */
export interface Bytes {
  readonly size: number;
  /** Up to `length` bytes from `at`; fewer where the end is nearer. */
  read(at: number, length: number): Promise<Buffer>;
}

/** Works on a file and closes it. */
export async function withFile<T>(path: string, work: (bytes: Bytes) => Promise<T>): Promise<T> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    return await work({
      size,
      async read(at, length) {
        const wanted = Math.max(0, Math.min(length, size - at));
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(wanted), 0, wanted, at);
        return buffer.subarray(0, bytesRead);
      },
    });
  } finally {
    await handle.close();
  }
}

/** Bytes that are in memory already. */
export const bytesOf = (buffer: Buffer): Bytes => ({
  size: buffer.length,
  read: async (at, length) => buffer.subarray(at, Math.min(buffer.length, at + length)),
});

const slice = 64 * 1024;

/** The bytes from `at` to `end` in slices. */
export async function* slices(bytes: Bytes, at: number, end: number): AsyncGenerator<Buffer> {
  for (let next = at; next < end; next += slice) {
    const read = await bytes.read(next, Math.min(slice, end - next));
    if (read.length === 0) return;
    yield read;
  }
}
