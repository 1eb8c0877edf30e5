import type { Buffer } from 'node:buffer';
import { inflateRawSync } from 'node:zlib';
import { inBytes, limits } from './limits.ts';

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;

/**
 * Why a ZIP archive is not safe to unpack; null when it is. The sizes it declares are added up first, then each part is
 * unpacked with its declared size as a hard stop, so that an archive which lies about its sizes is found too.
 */
export function refuseZip(bytes: Buffer): string | null {
  const end = findEnd(bytes);
  if (end === null) return 'not a ZIP archive';
  const entries = readEntries(bytes, end);
  if (entries === null) return 'its table of contents is damaged';
  if (entries.length > limits.workbookParts) return `it has more than ${limits.workbookParts} parts`;
  const total = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (total > limits.workbookUnpackedBytes)
    return `unpacked it is larger than ${inBytes(limits.workbookUnpackedBytes)}`;
  return entries.every((entry) => unpacksAsDeclared(bytes, entry))
    ? null
    : 'a part is damaged or larger than it says';
}

interface Entry {
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

function findEnd(bytes: Buffer): number | null {
  const lowest = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.length - 22; at >= lowest; at--) if (bytes.readUInt32LE(at) === endMark) return at;
  return null;
}

function readEntries(bytes: Buffer, end: number): readonly Entry[] | null {
  const count = bytes.readUInt16LE(end + 10);
  const entries: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entryMark) return null;
    entries.push({
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function unpacksAsDeclared(bytes: Buffer, entry: Entry): boolean {
  const { offset, packed, size } = entry;
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== localMark) return false;
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  if (start + packed > bytes.length) return false;
  if (entry.method === 0) return packed === size;
  if (entry.method !== 8) return false;
  try {
    const options = { maxOutputLength: Math.max(1, size) };
    return inflateRawSync(bytes.subarray(start, start + packed), options).length === size;
  } catch (error) {
    // zlib reports both damage and too much output by throwing an Error with a code.
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}
