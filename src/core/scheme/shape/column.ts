import { z } from 'zod';
import { amount, name, text, truth, whole } from './scalars.ts';

export const columnTypes = ['integer', 'number', 'text', 'choice', 'date', 'moment', 'truth'] as const;
export const quantities = ['plain', 'ratio', 'points', 'count', 'days'] as const;

/** A column of a dataset or an attribute of a unit. */
export const columnShape = z.strictObject({
  name,
  type: z
    .enum(columnTypes)
    .describe('integer 整数、number 小数、text 文字、choice 选项、date 日期、moment 时刻、truth 是否'),
  quantity: z.enum(quantities).optional().describe('数的种类;整数缺省为 count,小数缺省为 plain'),
  decimals: whole(0, 30).optional().describe('number 的小数位,缺省 2;多于此数的拒收 / never rounded'),
  optional: truth.default(false).describe('可空 / may be blank'),
  min: amount.optional(),
  max: amount.optional(),
  choices: z.array(text).min(1).max(1_000).optional().describe('choice 的选项 / words allowed'),
  description: text.default(''),
});

export type ColumnShape = z.output<typeof columnShape>;
