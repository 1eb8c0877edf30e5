import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { exactDecimal } from './decimal.ts';
import type { Rational } from './rational.ts';

const deepest = 500;

/**
 * The one JSON text of a plain value: no blanks, keys sorted by code point, an exact number as a string of its
 * shortest decimal. Equal values give equal text on every machine. Throws on what JSON cannot hold (undefined,
 * NaN, functions, class instances, deeper than 500): a bug of the caller.
 */
export function canonicalJson(value: unknown): string {
  return write(value, 0);
}

/** SHA-256 of the text's UTF-8 bytes, 64 lower-case hexadecimal digits. */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** Orders texts by Unicode code point (unlike `<`, which compares UTF-16 code units). */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (x !== y) return codePointOrder(x) - codePointOrder(y);
  }
  return a.length - b.length;
}

function write(value: unknown, depth: number): string {
  if (depth > deepest) throw new RangeError('canonicalJson: nested too deep');
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((each) => write(each, depth + 1)).join(',')}]`;
  if (isRational(value)) return JSON.stringify(exactDecimal(value));
  if (isPlainObject(value)) return writeObject(value, depth);
  throw new TypeError(`canonicalJson: ${typeof value} has no JSON form`);
}

function writeObject(value: Readonly<Record<string, unknown>>, depth: number): string {
  const keys = Object.keys(value).sort(compareCodePoints);
  return `{${keys.map((key) => `${JSON.stringify(key)}:${write(value[key], depth + 1)}`).join(',')}}`;
}

function isRational(value: unknown): value is Rational {
  return isPlainObject(value) && typeof value.num === 'bigint' && typeof value.den === 'bigint';
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

// Surrogates stand for code points above the rest of the 16-bit range, so they are moved to its end.
const codePointOrder = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x2800 : unit);
