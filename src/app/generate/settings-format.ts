import { z } from 'zod';
import { lengths, steps } from './settings.ts';

// Every scalar arrives as text. The `meta` types are for editors, which read an unquoted 7 as a number.
const anyScalar = { type: ['string', 'number', 'boolean'] };
const text = z.string().meta(anyScalar);
const number = z
  .string()
  .regex(/^-?\d{1,9}(\.\d{1,6})?%?$/)
  .meta({ type: ['number', 'string'] });
const whole = z
  .string()
  .regex(/^\d{1,4}$/)
  .meta({ type: ['integer', 'string'] });
const words = z.union([text, z.array(text).max(1000)]);
const truth = z
  .string()
  .regex(/^(true|false)$/)
  .meta({ type: ['boolean', 'string'] });

/** One number for every unit, or one for the weakest and one for the strongest. */
const amount = z
  .union([number, z.strictObject({ weak: number, strong: number })])
  .describe(
    '一个数，或最弱、最强单位各一个数 / one number, or one for the weakest and one for the strongest unit',
  );

const columnFormat = z.strictObject({
  always: text.optional().describe('固定值 / always this value'),
  pick: z
    .union([z.array(text).min(1).max(1000), z.record(z.string(), amount)])
    .optional()
    .describe('从中选一个，可带权重 / one of these, with weights if you like'),
  chance: amount.optional().describe('为“是”的概率 / how often true'),
  share_of: text
    .optional()
    .describe('占本行另一列或单位属性的比例 / a part of another column or an attribute'),
  after: text.optional().describe('在本行另一个日期之后 / some time after another date of the row'),
  in: z.enum(lengths).optional().describe('时间单位，缺省为 days / of from and to'),
  from: amount.optional().describe('最小 / smallest'),
  to: amount.optional().describe('最大 / largest'),
  days_off: z
    .strictObject({ from: amount, to: amount })
    .optional()
    .describe('非工作日另取的范围 / range on days off'),
  late: z
    .strictObject({ chance: amount, from: amount, to: amount })
    .optional()
    .describe('偶尔超期 / now and then late'),
  serial: text.optional().describe('数据集内连续编号的前缀 / prefix, numbered through the dataset'),
  numbered: text.optional().describe('单位内连续编号的前缀 / prefix, numbered within the unit'),
  refers_to: text.optional().describe('依次引用本单位登记册的编号 / keys of a register of the unit'),
  cover: amount.optional().describe('引用到的登记册记录占比 / part of the register ever named'),
  blank: amount.optional().describe('留空的概率 / how often blank'),
  when: z
    .record(z.string(), words)
    .optional()
    .describe('其他列为这些值时才填 / blank unless other columns hold these'),
});

const rowFormat = z.strictObject({
  count: amount.optional().describe('每单位每段时间的行数，缺省 1 / rows per unit and step'),
  of: text.optional().describe('行数再乘以单位的这项属性 / times this attribute of the unit'),
  vary: number.optional().describe('单位之间行数的差别，上下浮动的比例 / units differ by up to this part'),
  on: z.enum(['any', 'first']).optional().describe('落在这段时间的哪天 / any day of the step, or its first'),
  from: text.optional().describe('最早日期 / earliest day'),
  to: text.optional().describe('最晚日期 / latest day'),
  each: z.enum(steps).describe('每段时间 / the step of time'),
  for_each: z
    .array(z.string())
    .max(5)
    .optional()
    .describe('这些选项列的每个选项各一份 / once per word of these'),
  before: amount
    .optional()
    .describe('考核期以前的行数与考核期内之比 / count before the period against within'),
});

const datasetFormat = z.strictObject({
  kinds: z.array(text).max(100).optional().describe('哪些类别的单位有数据 / kinds of unit with rows'),
  rows: rowFormat.optional().describe('行数与时间 / how many rows, and when'),
  days_off: number.optional().describe('非工作日的出现机会与工作日之比 / a day off against a workday'),
  silent: text
    .optional()
    .describe('每类有几个单位没有数据，或与哪个数据集相同 / units without rows, or as in that dataset'),
  grows: truth.optional().describe('是否随 --rows 增减 / whether --rows changes it'),
  columns: z.record(z.string(), columnFormat).optional().describe('各列怎样取值 / how columns are drawn'),
});

const unitFormat = z.strictObject({
  newcomers: whole.optional().describe('每类新设单位数，缺省 1 / new units of each kind'),
  ordinary: z
    .strictObject({ low: number, high: number })
    .optional()
    .describe('一般单位的强弱范围 / strengths of ordinary units'),
  attributes: z
    .record(z.string(), columnFormat)
    .optional()
    .describe('单位属性怎样取值 / how attributes are drawn'),
});

/** The file `generator.yaml` as it is written: every scalar is text. */
export const settingsFormat = z
  .strictObject({ units: unitFormat.optional(), datasets: z.record(z.string(), datasetFormat).optional() })
  .describe('合成数据生成设置 / settings of the synthetic fact generator');

export type WrittenSettings = z.infer<typeof settingsFormat>;
export type WrittenColumn = z.infer<typeof columnFormat>;
export type WrittenDataset = z.infer<typeof datasetFormat>;
export type WrittenAmount = z.infer<typeof amount>;
