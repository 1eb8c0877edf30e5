import WordExtractor from 'word-extractor';
import type { Block } from './block.ts';
import { readText } from './text.ts';

/** Word 97–2003: the library gives text, cells as tabs; a cell merged downwards leaves its place empty. */
export async function readDoc(bytes: Uint8Array): Promise<Block[]> {
  const document = await new WordExtractor().extract(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  );
  return readText(document.getBody());
}
