import { z } from 'zod';
import { roundingOrNone } from './rounding.ts';
import { amount, day, formula, id, longText, part, positive, serial, text } from './scalars.ts';

export const roles = ['base', 'bonus', 'deduction'] as const;

const byPeriod = z
  .array(z.strictObject({ from: day, value: amount }))
  .min(1)
  .max(100);

/** `92%`, or a default with exceptions by unit and by period. */
const targetShape = z.union([
  amount,
  z.strictObject({
    default: amount.optional(),
    by_unit: z.record(id, z.union([amount, byPeriod])).default({}),
    by_period: byPeriod.optional(),
  }),
]);

const notApplicableShape = z.strictObject({
  // biome-ignore lint/suspicious/noThenProperty: the word of the scheme format; never awaited.
  then: z
    .enum(['full', 'zero', 'share', 'rescale', 'exclude'])
    .describe('满分、零分、按比例、按其余指标折算、不计入'),
  share: part.optional(),
  decided_by: text.describe('由谁认定不适用 / who decides it'),
});

/** A leaf of a table: the one thing that gets points. */
export const indicatorShape = z.strictObject({
  id,
  no: serial.nullable().default(null).describe('序号,照录办法;没有的不写 / as the notice numbers it'),
  name: text.describe('指标名称 / name'),
  points: positive.describe('分值 / full points'),
  role: z.enum(roles).optional(),
  leads: z.array(text).min(1).max(50).describe('牵头考核单位 / lead assessing units'),
  cooperating: z.array(text).max(50).default([]).describe('配合单位 / cooperating units'),
  clause: text.describe('出处,如 附件 表一 序号 14 / where in the notice'),
  description: longText.describe('考核什么 / what is assessed, in your own words'),
  formula: formula.describe('计分公式 / formula'),
  target: targetShape.optional().describe('目标值 / target'),
  not_applicable: notApplicableShape.optional().describe('不适用时怎么办 / what not applicable does'),
  rounding: roundingOrNone.optional(),
  assumptions: z.array(id).max(100).default([]).describe('所依据的假定 / assumptions it rests on'),
});

export type IndicatorShape = z.output<typeof indicatorShape>;
export type TargetShape = z.output<typeof targetShape>;
