import { million } from './random.ts';
import type { Amount } from './settings.ts';

/** The amount for a unit of the given strength (0–1,000,000), in whole millionths, rounded down. */
export function amountAt({ weak, strong }: Amount, strength: number): number {
  if (weak === strong) return weak;
  return weak + Math.floor(((strong - weak) * strength) / million);
}

export const always: Amount = { weak: million, strong: million };
