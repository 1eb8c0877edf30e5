import { type Bytes, slices } from './bytes.ts';
import { type Fault, fault } from './fault.ts';
import { markupIn } from './markup.ts';

const startOfScan = 0xda;
const endOfImage = 0xd9;
const comment = 0xfe;
const mostSegments = 5_000;

/** Walks through the segments of a JPEG up to its picture, and looks at what follows the picture. */
export async function inspectJpeg(bytes: Bytes): Promise<Fault | null> {
  let at = 2;
  for (let count = 0; count < mostSegments; count++) {
    const head = await bytes.read(at, 4);
    if (head.length < 4 || head[0] !== 0xff) return fault('broken', `offset ${at}`);
    const marker = head[1] ?? 0;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === endOfImage || marker === 0) return fault('broken', 'SOS');
    const length = head.readUInt16BE(2);
    const wrong = await segmentFault(bytes, at, marker, length);
    if (wrong !== null) return wrong;
    at += 2 + length;
    if (marker === startOfScan) return trailFault(bytes, at);
  }
  return fault('unsafe', `more than ${mostSegments} segments`);
}

async function segmentFault(bytes: Bytes, at: number, marker: number, length: number): Promise<Fault | null> {
  if (length < 2) return fault('broken', `offset ${at}`);
  // A first segment as long as the two letters that open a comment lets a script run the whole picture.
  if (at === 2 && length === 0x2f2a) return fault('polyglot', 'JavaScript');
  const text = marker === comment || (marker >= 0xe0 && marker <= 0xef);
  if (!text) return null;
  const content = await bytes.read(at + 4, length - 2);
  const markup = markupIn(content) ?? (marker === comment && content.includes('*/') ? '*/' : null);
  return markup === null ? null : fault('polyglot', `HTML, JavaScript (${markup})`);
}

const lookedAt = 64 * 1024;

/**
 * Phones append further pictures, films or notes of their own after the picture; those are left alone, but not what
 * begins as a page, a script or a document.
 */
async function trailFault(bytes: Bytes, scan: number): Promise<Fault | null> {
  let [at, before] = [scan, 0];
  for await (const piece of slices(bytes, scan, bytes.size)) {
    const end = endIn(piece, before);
    if (end !== null) {
      const trail = await bytes.read(at + end, lookedAt);
      const what = trail.includes('%PDF-') ? 'PDF' : markupIn(trail);
      return what === null ? null : fault('polyglot', what);
    }
    at += piece.length;
    before = piece[piece.length - 1] ?? 0;
  }
  return fault('broken', 'EOI');
}

/** Where the picture ended in this piece, null when it goes on. */
function endIn(piece: Buffer, before: number): number | null {
  if (before === 0xff && piece[0] === endOfImage) return 1;
  const found = piece.indexOf(Buffer.from([0xff, endOfImage]));
  return found < 0 ? null : found + 2;
}
