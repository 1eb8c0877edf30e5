/**
 * Numbers from -1,000,000 to 1,000,000 that look thrown but are the same on every machine: the same place in the sequence
 * always gives the same number.
 */
export function thrown(seed: number, place: number): number {
  let x = (seed * 0x9e3779b1 + place * 0x85ebca6b) >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return (((x ^ (x >>> 15)) >>> 0) % 2_000_001) - 1_000_000;
}
