/** floor of the n-th root of x, for x ≥ 0 and n ≥ 1. */
export function integerRoot(x: bigint, n: number): bigint {
  if (x < 2n || n === 1) return x;
  const degree = BigInt(n);
  // Newton from above falls until it reaches the floor; the start is a power of two that cannot be below the root.
  let guess = 1n << BigInt(Math.ceil((4 * x.toString(16).length) / n));
  for (;;) {
    const next = ((degree - 1n) * guess + x / guess ** (degree - 1n)) / degree;
    if (next >= guess) return guess;
    guess = next;
  }
}

/** The exact n-th root of x ≥ 0, or null when x is no perfect n-th power. */
export function perfectRoot(x: bigint, n: bigint): bigint | null {
  if (x < 2n) return x;
  // From 2 on, an n-th power has more than n bits.
  if (n >= BigInt(4 * x.toString(16).length)) return null;
  const found = integerRoot(x, Number(n));
  return found ** n === x ? found : null;
}
