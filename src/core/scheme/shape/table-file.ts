import { z } from 'zod';
import { type IndicatorShape, indicatorShape, roles } from './indicator.ts';
import { roundingOrNone } from './rounding.ts';
import { amount, decimal, formula, id, part, positive, serial, text, whole } from './scalars.ts';

const combineShape = z.union([
  z.literal('sum'),
  z.strictObject({
    kind: z.enum(['sum', 'mean', 'geometric_mean']),
    weights: z.array(amount).min(1).max(1_000).optional().describe('缺省为相等 / equal when left out'),
    when_missing: z.enum(['missing', 'drop']).default('missing'),
    decimals: whole(0, 50).default(20).describe('无理数均值保留的位数 / for an irrational mean'),
  }),
]);

const groupFields = z.strictObject({
  id: id.optional(),
  no: serial.nullable().default(null),
  name: text,
  points: positive,
  role: z.enum(roles).optional(),
  combine: combineShape.optional(),
  rounding: roundingOrNone.optional(),
});

export type GroupShape = z.output<typeof groupFields> & { readonly children: readonly NodeShape[] };
export type NodeShape = GroupShape | IndicatorShape;

const groupShape: z.ZodType<GroupShape> = groupFields.extend({
  get children() {
    return childrenShape;
  },
});
const childrenShape: z.ZodType<NodeShape[]> = z
  .array(z.union([indicatorShape, z.lazy(() => groupShape)]))
  .min(1)
  .max(1_000);

const gradeShape = z.strictObject({
  name: text,
  from: decimal.describe('含本数 / inclusive'),
  quota: part.optional().describe('本等次及以上最多占的比例 / largest part with this grade or better'),
});

const effectShape = z.union([
  z.strictObject({ zero: id.describe('清零的指标或分组 / indicator or group set to zero') }),
  z.strictObject({ cut: positive.describe('从总分扣除 / points taken from the total') }),
  z.strictObject({ cap_grade: text.describe('最高只能评此等次 / best grade left') }),
]);

const vetoShape = z.strictObject({
  id,
  name: text,
  clause: text,
  condition: formula,
  effect: effectShape,
  order: z.enum(['before_bonus', 'after_bonus']).default('after_bonus'),
});

/** A file of tables/. */
export const tableFile = z
  .strictObject({
    id,
    caption: text,
    subject: id.describe('考核的单位类别,即 units.csv 的 kind / kind of unit assessed'),
    subject_name: text,
    total: positive.describe('总分 / full marks'),
    carry: z.enum(['published', 'exact']).default('published'),
    rounding: roundingOrNone.optional(),
    ties: z.enum(['min', 'dense', 'average', 'max']).default('min').describe('并列名次 / shared ranks'),
    floor: decimal.optional(),
    ceiling: decimal.optional(),
    levels: z.array(text).max(20).default([]).describe('各级指标的名称 / names of the levels'),
    assumptions: z
      .array(id)
      .max(200)
      .default([])
      .describe('全表所依据的假定 / assumptions of the whole table'),
    grades: z.array(gradeShape).max(50).default([]),
    vetoes: z.array(vetoShape).max(200).default([]),
    combine: combineShape.optional().describe('顶层如何合成 / how the top level combines'),
    children: childrenShape,
  })
  .describe('考核指标表 / table of indicators');

export type TableShape = z.output<typeof tableFile>;
export type CombineShape = z.output<typeof combineShape>;
export type VetoShape = z.output<typeof vetoShape>;
