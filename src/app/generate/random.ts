/**
 * A stream of random whole numbers fixed by its seed: the same on every machine, engine and run.
 * Only 32-bit integer arithmetic is used. Not for secrets.
 */
export interface Random {
  /** A whole number from 0 to `limit` - 1, each equally likely. `limit` is from 1 to 2^53. */
  below(limit: number): number;
  /** A whole number from `low` to `high`, both possible; `low` when the range is empty. */
  between(low: number, high: number): number;
  /** True with a probability of `micro` millionths. */
  chance(micro: number): boolean;
}

/** Streams with different seeds are independent of each other; equal seeds give equal streams. */
export function createRandom(seed: string): Random {
  const next = xoshiro128(seedWords(seed));
  const below = (limit: number): number => drawBelow(next, limit);
  return {
    below,
    between: (low, high) => (high <= low ? low : low + below(high - low + 1)),
    chance: (micro) => (micro <= 0 ? false : micro >= million ? true : below(million) < micro),
  };
}

type Next = () => number;

export const million = 1_000_000;
const two32 = 2 ** 32;
const two53 = 2 ** 53;

// Numbers past the last whole multiple of `limit` are drawn again, so that none is more likely than another.
function drawBelow(next: Next, limit: number): number {
  const size = limit <= two32 ? two32 : two53;
  const usable = size - (size % limit);
  for (;;) {
    const drawn = size === two32 ? next() : next() * 2 ** 21 + (next() >>> 11);
    if (drawn < usable) return drawn % limit;
  }
}

/** The generator xoshiro128** of Blackman and Vigna, on unsigned 32-bit words. */
export function xoshiro128(words: Uint32Array): Next {
  let [a = 0, b = 0, c = 0, d = 1] = words;
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
}

const rotate = (x: number, k: number): number => (x << k) | (x >>> (32 - k));

// Four 32-bit FNV-1a sums of the text, each with a start of its own, each mixed to the end.
function seedWords(seed: string): Uint32Array {
  return Uint32Array.from([0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35], (start) => {
    let sum = start;
    for (let i = 0; i < seed.length; i++) sum = Math.imul(sum ^ seed.charCodeAt(i), 0x01000193);
    return mix(sum);
  });
}

function mix(x: number): number {
  let y = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  y = Math.imul(y ^ (y >>> 15), 0x735a2d97);
  return (y ^ (y >>> 15)) >>> 0;
}
