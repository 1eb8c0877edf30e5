import type { z } from 'zod';
import type { RoundingRule } from '../../quantity/rounding.ts';
import type { roundingOrNone } from '../shape/rounding.ts';

type RoundingShape = z.output<typeof roundingOrNone>;

/** A node's own rounding: null = the table's. */
export const ownRounding = (shape: RoundingShape | undefined): RoundingRule | 'none' | null => shape ?? null;

/** A table's rounding: the scheme's unless it has its own; null = none. */
export function tableRounding(shape: RoundingShape | undefined, scheme: RoundingRule): RoundingRule | null {
  return shape === 'none' ? null : (shape ?? scheme);
}

/** 四舍五入 to two decimals, unless a scheme says otherwise. */
export const usualRounding: RoundingRule = { decimals: 2, mode: 'half_up' };
