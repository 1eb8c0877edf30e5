import type { Bytes } from './bytes.ts';
import { type Fault, fault } from './fault.ts';
import { endMark, entryMark, localMark, zipEnds } from './zip-mark.ts';

/** A part of a ZIP archive, where its content is and how large it says it is. */
export interface Part {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly crc: number;
  /** Where its local header begins, and its content. */
  readonly offset: number;
  readonly start: number;
}

/** How much an archive may hold. */
export const zipLimits = {
  parts: 2_000,
  /** Bytes of all parts unpacked, those of archives inside it included. */
  unpacked: 256 * 1024 ** 2,
  /** How many times its packed size a part over 1 MiB may be. */
  ratio: 200,
  /** Bytes between two parts: a data descriptor and little else. */
  gap: 64,
} as const;

const endLength = 22;
const unset = 0xffff_ffff;

/** The parts of an archive that is nothing but a plain, whole archive; otherwise what is wrong with it. */
export async function readParts(bytes: Bytes): Promise<readonly Part[] | Fault> {
  const ends = await zipEnds(bytes);
  const at = bytes.size - endLength;
  if (!ends.includes(at)) return fault(ends.length === 0 ? 'broken' : 'unsafe', 'end of central directory');
  const end = await bytes.read(at, endLength);
  if (end.readUInt32LE(0) !== endMark || end.readUInt16LE(4) !== 0 || end.readUInt16LE(20) !== 0)
    return fault('unsafe', 'end of central directory');
  const [count, length, start] = [end.readUInt16LE(10), end.readUInt32LE(12), end.readUInt32LE(16)];
  if (count > zipLimits.parts) return fault('unsafe', `${count} parts`);
  if (start + length !== at) return fault('unsafe', 'central directory');
  const table = await bytes.read(start, length);
  const entries = readTable(table, count);
  if (!Array.isArray(entries)) return entries as Fault;
  return (await locate(bytes, entries as readonly Entry[], start)) ?? fault('broken', 'local header');
}

interface Entry extends Omit<Part, 'start'> {
  readonly raw: Buffer;
  readonly flags: number;
}

function readTable(table: Buffer, count: number): readonly Entry[] | Fault {
  const entries: Entry[] = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > table.length || table.readUInt32LE(at) !== entryMark)
      return fault('broken', 'central directory');
    const entry = readEntry(table, at);
    const wrong = entryFault(entry, table.readUInt32LE(at + 38) >>> 16);
    if (wrong !== null) return wrong;
    entries.push(entry);
    at += 46 + table.readUInt16LE(at + 28) + table.readUInt16LE(at + 30) + table.readUInt16LE(at + 32);
  }
  if (at !== table.length) return fault('unsafe', 'central directory');
  return totalFault(entries) ?? entries;
}

function readEntry(table: Buffer, at: number): Entry {
  const flags = table.readUInt16LE(at + 8);
  const raw = table.subarray(at + 46, at + 46 + table.readUInt16LE(at + 28));
  return {
    name: raw.toString((flags & 0x800) === 0 ? 'latin1' : 'utf8'),
    raw,
    flags,
    method: table.readUInt16LE(at + 10),
    crc: table.readUInt32LE(at + 16),
    packed: table.readUInt32LE(at + 20),
    size: table.readUInt32LE(at + 24),
    offset: table.readUInt32LE(at + 42),
  };
}

const badName = /^\/|^[A-Za-z]:|\\|(?:^|\/)\.{1,2}(?:\/|$)|\/\//;
const linkMode = 0o120000;

function entryFault(entry: Entry, mode: number): Fault | null {
  const { name, flags, method, packed, size, offset } = entry;
  if ((flags & 0x41) !== 0) return fault('encrypted', name);
  if (name === '' || name.length > 240 || badName.test(name) || hasControl(name))
    return fault('unsafe', name.slice(0, 100));
  if ((mode & 0o170000) === linkMode) return fault('unsafe', `${name} (link)`);
  if (method !== 0 && method !== 8) return fault('unsafe', `${name} (method ${method})`);
  if (packed === unset || size === unset || offset === unset) return fault('unsafe', `${name} (zip64)`);
  if (method === 0 && packed !== size) return fault('unsafe', `${name} (size)`);
  if (size > 1024 ** 2 && size > packed * zipLimits.ratio)
    return fault('unsafe', `${name} (${size} bytes from ${packed})`);
  return null;
}

export const hasControl = (text: string): boolean =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  /[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/.test(text);

function totalFault(entries: readonly Entry[]): Fault | null {
  const total = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (total > zipLimits.unpacked) return fault('unsafe', `${total} bytes unpacked`);
  const names = new Set<string>();
  for (const { name } of entries) {
    const folded = name.toLowerCase();
    if (names.has(folded)) return fault('unsafe', `${name} twice`);
    names.add(folded);
  }
  return null;
}

/** Finds each part's content; parts that overlap, or leave room for something else, are refused. */
async function locate(
  bytes: Bytes,
  entries: readonly Entry[],
  tableStart: number,
): Promise<readonly Part[] | Fault | null> {
  const parts: Part[] = [];
  let last = 0;
  for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
    const header = await bytes.read(entry.offset, 30 + entry.raw.length);
    if (header.length < 30 + entry.raw.length || header.readUInt32LE(0) !== localMark) return null;
    const nameLength = header.readUInt16LE(26);
    const same =
      nameLength === entry.raw.length &&
      header.subarray(30).equals(entry.raw) &&
      header.readUInt16LE(8) === entry.method &&
      (header.readUInt16LE(6) & 0x41) === 0;
    if (!same) return fault('unsafe', `${entry.name} (local header)`);
    if (entry.offset < last || entry.offset - last > (parts.length === 0 ? 0 : zipLimits.gap))
      return fault(parts.length === 0 ? 'polyglot' : 'unsafe', `${entry.name} (offset ${entry.offset})`);
    const start = entry.offset + 30 + nameLength + header.readUInt16LE(28);
    last = start + entry.packed;
    const { name, method, packed, size, crc, offset } = entry;
    parts.push({ name, method, packed, size, crc, offset, start });
  }
  if (last > tableStart || tableStart - last > zipLimits.gap) return fault('unsafe', 'central directory');
  return parts;
}
