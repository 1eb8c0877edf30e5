import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { type Bytes, slices } from './bytes.ts';
import { type Fault, fault } from './fault.ts';
import type { Part } from './zip.ts';

/**
 * Unpacks a part and hands its content on in pieces; counted while it unpacks, so that a part that lies about its size
 * is stopped when it passes it. Null when it was whole and as declared.
 */
export async function unpack(
  bytes: Bytes,
  part: Part,
  take: (piece: Buffer) => Fault | null,
): Promise<Fault | null> {
  const packed = slices(bytes, part.start, part.start + part.packed);
  const content = part.method === 0 ? packed : inflated(packed);
  let size = 0;
  let crc = 0;
  try {
    for await (const piece of content) {
      size += piece.length;
      if (size > part.size) return fault('unsafe', `${part.name} (larger than it says)`);
      crc = crc32(piece, crc);
      const found = take(piece);
      if (found !== null) return found;
    }
  } catch (error) {
    // zlib reports damage by throwing an Error with a code of its own.
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
      return fault('broken', part.name);
    throw error;
  }
  return size === part.size && crc === part.crc ? null : fault('broken', part.name);
}

/** What goes wrong on either side is thrown where the pieces are read. */
function inflated(packed: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  const inflate = createInflateRaw();
  pipeline(Readable.from(packed), inflate, (error) => {
    if (error !== null && error !== undefined) inflate.destroy(error);
  });
  return inflate;
}

/** The content of a small part. */
export async function unpackWhole(bytes: Bytes, part: Part, mostBytes: number): Promise<Buffer | Fault> {
  if (part.size > mostBytes) return fault('unsafe', `${part.name} (${part.size} bytes)`);
  const pieces: Buffer[] = [];
  const found = await unpack(bytes, part, (piece) => {
    pieces.push(piece);
    return null;
  });
  return found ?? Buffer.concat(pieces);
}
