import { Inflate } from 'fflate';
import { LimitPassed, limits } from './limits.ts';

/** The file is not a whole, plain zip container; the message says why, in Chinese. */
export class BrokenContainer extends Error {}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/** The named parts of a zip container. Sizes are checked as declared and again while inflating. */
export function readParts(bytes: Uint8Array, wanted: (name: string) => boolean): Map<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(view, bytes).filter((entry) => wanted(entry.name));
  const declared = entries.reduce((total, entry) => total + entry.size, 0);
  if (declared > limits.allPartsBytes) throw new LimitPassed('解压后的字节数', limits.allPartsBytes);
  const parts = new Map<string, Uint8Array>();
  let left: number = limits.allPartsBytes;
  for (const entry of entries) {
    const part = inflate(view, bytes, entry, Math.min(left, limits.partBytes));
    left -= part.length;
    parts.set(entry.name, part);
  }
  return parts;
}

const endSignature = 0x06054b50;
const centralSignature = 0x02014b50;
const localSignature = 0x04034b50;

function readDirectory(view: DataView, bytes: Uint8Array): Entry[] {
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > limits.zipEntries) throw new LimitPassed('压缩包内的文件数', limits.zipEntries);
  let at = view.getUint32(end + 16, true);
  const entries: Entry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== centralSignature)
      throw new BrokenContainer('压缩包目录不完整');
    if ((view.getUint16(at + 8, true) & 1) !== 0) throw new BrokenContainer('文件已加密');
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 65_557);
  for (let at = view.byteLength - 22; at >= lowest; at--)
    if (view.getUint32(at, true) === endSignature) return at;
  throw new BrokenContainer('压缩包没有结尾，文件可能被截断');
}

function inflate(view: DataView, bytes: Uint8Array, entry: Entry, cap: number): Uint8Array {
  if (entry.size > cap) throw new LimitPassed('解压后的字节数', cap);
  if (entry.size > 1024 * 1024 && entry.size > entry.packed * limits.zipRatio)
    throw new LimitPassed('压缩倍数', limits.zipRatio);
  const at = entry.offset;
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== localSignature)
    throw new BrokenContainer(`“${entry.name}”不在目录所说的位置`);
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const packed = bytes.subarray(start, start + entry.packed);
  if (packed.length < entry.packed) throw new BrokenContainer(`“${entry.name}”不完整`);
  if (entry.method === 0) return packed;
  if (entry.method !== 8) throw new BrokenContainer(`“${entry.name}”的压缩方法不支持`);
  return inflateCounting(packed, entry, cap);
}

/** Feeds small slices, so that a lying size is noticed before its memory is taken. */
function inflateCounting(packed: Uint8Array, entry: Entry, cap: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const stream = new Inflate((chunk) => {
    size += chunk.length;
    if (size > entry.size) throw new BrokenContainer(`“${entry.name}”比目录所说的大`);
    if (size > cap) throw new LimitPassed('解压后的字节数', cap);
    chunks.push(chunk);
  });
  const slice = 16 * 1024;
  try {
    for (let at = 0; at < packed.length; at += slice)
      stream.push(packed.subarray(at, at + slice), at + slice >= packed.length);
  } catch (error) {
    if (error instanceof BrokenContainer || error instanceof LimitPassed) throw error;
    throw new BrokenContainer(`“${entry.name}”解压失败`);
  }
  return join(chunks, size);
}

function join(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
