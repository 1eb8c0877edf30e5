import type { Bytes } from './bytes.ts';
import { type Fault, fault } from './fault.ts';
import { markupIn } from './markup.ts';

const widest = 40_000;
const mostChunks = 20_000;
const signatureLength = 8;

/** Walks through the chunks of a PNG: they begin with its header, end with its end, and nothing follows. */
export async function inspectPng(bytes: Bytes): Promise<Fault | null> {
  let at = signatureLength;
  for (let count = 0; count < mostChunks; count++) {
    const head = await bytes.read(at, 16);
    if (head.length < 12) return fault('broken', 'IEND');
    const [length, type] = [head.readUInt32BE(0), head.toString('latin1', 4, 8)];
    if ((count === 0) !== (type === 'IHDR') || !/^[A-Za-z]{4}$/.test(type)) return fault('broken', type);
    if (type === 'IHDR' && (length !== 13 || (await tooWide(bytes, at)))) return fault('unsafe', type);
    if (/^(?:tEXt|iTXt|zTXt|eXIf)$/.test(type) && markupIn(await bytes.read(at + 8, length)) !== null)
      return fault('polyglot', `HTML (${type})`);
    at += 12 + length;
    if (type === 'IEND')
      return at === bytes.size ? null : fault('polyglot', `${bytes.size - at} bytes after IEND`);
  }
  return fault('unsafe', `more than ${mostChunks} chunks`);
}

async function tooWide(bytes: Bytes, at: number): Promise<boolean> {
  const size = await bytes.read(at + 8, 8);
  const sides = size.length < 8 ? [0] : [size.readUInt32BE(0), size.readUInt32BE(4)];
  return sides.some((side) => side < 1 || side > widest);
}
