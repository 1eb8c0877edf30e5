import { z } from 'zod';
import { whole } from './scalars.ts';

const modes = ['half_up', 'half_even', 'half_down', 'up', 'down', 'floor', 'ceiling'] as const;

export const roundingShape = z.strictObject({
  decimals: whole(0, 20),
  mode: z.enum(modes).default('half_up').describe('half_up = 四舍五入'),
});

/** A rounding rule, or `none`: carried exactly. */
export const roundingOrNone = z.union([z.literal('none'), roundingShape]);
