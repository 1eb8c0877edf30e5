import type { Readable } from 'node:stream';

/** The whole of a streamed body that its route's limit keeps small. */
export async function readBytes(stream: Readable): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return new Uint8Array(Buffer.concat(chunks));
}
