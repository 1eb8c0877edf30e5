import { z } from 'zod';
import { columnShape } from './column.ts';
import { name, text } from './scalars.ts';

export const datasetShape = z.strictObject({
  name,
  description: text.default(''),
  source: text.describe('数据来自哪个系统或单位 / where the facts come from'),
  kind: z.enum(['records', 'judgement']).default('records').describe('records 记录、judgement 评判'),
  provided_by: z
    .enum(['system', 'lead', 'unit', 'expert'])
    .nullable()
    .default(null)
    .describe(
      '由谁提供:system 系统取得、lead 牵头单位、unit 被考评单位报送、expert 专家 / who hands the facts in: a system, the lead, the assessed unit, experts',
    ),
  key: z.array(name).min(1).max(20).describe('一起确定一条记录的列 / columns that name one record'),
  unit: name.describe('写单位编号的列 / the column with the id of the unit'),
  time: name.nullable().default(null).describe('时间列,没有的写 null / the column that places a row in time'),
  absence: z.enum(['none', 'missing']).describe('没有记录时:none 没有可报的、missing 没有报'),
  columns: z.array(columnShape).min(1).max(500),
});

/** A file of datasets/. */
export const datasetFile = z.array(datasetShape).max(1_000).describe('数据集 / datasets');

export type DatasetShape = z.output<typeof datasetShape>;
