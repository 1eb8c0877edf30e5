import type { Bytes } from './bytes.ts';
import { type Fault, fault } from './fault.ts';

const brands = /^(?:isom|iso[2-9]|mp4[12]|avc1|M4V |dash|MSNV|3gp[4-7])$/;
const boxes = /^(?:ftyp|moov|mdat|free|skip|wide|udta|uuid|meta|moof|mfra|sidx|styp|pdin|emsg|beam)$/;
const mostBoxes = 50_000;

/** Walks through the boxes of an MP4: they fill it exactly, and one holds the description of the film. */
export async function inspectMp4(bytes: Bytes): Promise<Fault | null> {
  let described = false;
  let at = 0;
  for (let count = 0; at < bytes.size; count++) {
    const head = await bytes.read(at, 16);
    const type = head.toString('latin1', 4, 8);
    const size = boxSize(head, bytes.size - at);
    if (size === null || !boxes.test(type) || count > mostBoxes) return fault('broken', `offset ${at}`);
    if (count === 0 && !(type === 'ftyp' && brands.test(head.toString('latin1', 8, 12))))
      return fault('broken', 'ftyp');
    described ||= type === 'moov';
    at += size;
  }
  if (at !== bytes.size) return fault('broken', 'mdat');
  return described ? null : fault('broken', 'moov');
}

/** Bytes of a box with its head; 0 means to the end, 1 that the length stands behind the type. */
function boxSize(head: Buffer, left: number): number | null {
  if (head.length < 8) return null;
  const short = head.readUInt32BE(0);
  if (short === 0) return left;
  if (short !== 1) return short >= 8 ? short : null;
  if (head.length < 16) return null;
  const long = Number(head.readBigUInt64BE(8));
  return long >= 16 && Number.isSafeInteger(long) ? long : null;
}
