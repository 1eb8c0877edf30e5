import type { Bytes } from './bytes.ts';

export const endMark = 0x06054b50;
export const entryMark = 0x02014b50;
export const localMark = 0x04034b50;

const endLength = 22;
const longestComment = 0xffff;

/** Where the last bytes hold the end of a ZIP archive's table of contents that a reader would accept; all of them. */
export async function zipEnds(bytes: Bytes): Promise<readonly number[]> {
  const from = Math.max(0, bytes.size - endLength - longestComment);
  const tail = await bytes.read(from, bytes.size - from);
  const ends: number[] = [];
  for (
    let at = tail.indexOf('PK\x05\x06', 0, 'latin1');
    at >= 0;
    at = tail.indexOf('PK\x05\x06', at + 1, 'latin1')
  )
    if (at + endLength <= tail.length) ends.push(from + at);
  return ends;
}

/** Whether a file that should be no archive can be opened as one. */
export async function isAlsoZip(bytes: Bytes): Promise<boolean> {
  for (const at of await zipEnds(bytes)) {
    const end = await bytes.read(at, endLength);
    const length = end.readUInt32LE(12);
    // Readers find the table by its length back from the end, whatever stands before the archive.
    const start = at - length;
    if (length === 0 || start < 0) continue;
    const first = await bytes.read(start, 4);
    if (first.length === 4 && first.readUInt32LE(0) === entryMark) return true;
  }
  return false;
}
