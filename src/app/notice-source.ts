import { open } from 'node:fs/promises';
import { fail, ok, problem, type Result } from '../core/problem/problem.ts';
import { limits } from '../notice/read/limits.ts';

/** A document as bytes, and the name its format may be told by. */
export interface NoticeSource {
  readonly bytes: Uint8Array;
  readonly name: string;
}

/** One more byte than a notice may have is read, so that the reader can say that it is too large. */
const most = limits.fileBytes + 1;

/** The bytes of a file, or of the standard input for `-`. Never holds more than the largest notice allowed. */
export async function readNoticeSource(
  path: string,
  stdin: () => AsyncIterable<Uint8Array>,
): Promise<Result<NoticeSource>> {
  if (path === '-') return ok({ bytes: await firstBytes(stdin()), name: '-' });
  try {
    const file = await open(path, 'r');
    try {
      const stream = file.createReadStream({ autoClose: false, end: most - 1 });
      return ok({ bytes: await firstBytes(stream as AsyncIterable<Uint8Array>), name: path });
    } finally {
      await file.close();
    }
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    const at = { file: path, line: null, column: null };
    return fail(problem('notice-file-unreadable', { file: path, reason: String(error.code) }, at));
  }
}

async function firstBytes(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    held.push(chunk);
    size += chunk.length;
    if (size >= most) break;
  }
  return Buffer.concat(held);
}
