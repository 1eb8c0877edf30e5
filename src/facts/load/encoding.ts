import { Buffer, isUtf8 } from 'node:buffer';
import { type Problem, problem } from '../../core/problem/problem.ts';

const stretch = 1 << 20;

/** The bytes as UTF-8: as they are when they are UTF-8, else converted from GB18030; a problem when they are neither. */
export function toUtf8(bytes: Buffer, file: string): Buffer | Problem {
  if (isUtf8(bytes)) return bytes;
  const decoder = new TextDecoder('gb18030', { fatal: true });
  const parts: Buffer[] = [];
  try {
    for (let at = 0; at < bytes.length; at += stretch)
      parts.push(Buffer.from(decoder.decode(bytes.subarray(at, at + stretch), { stream: true })));
    parts.push(Buffer.from(decoder.decode()));
  } catch (error) {
    if (error instanceof TypeError) return problem('facts-encoding-unknown', { file });
    throw error;
  }
  return Buffer.concat(parts);
}
