import { z } from 'zod';
import { amount, day, id, name, text } from './scalars.ts';

/** A cell as it would stand in a file; blank is `null`. */
const cell = z
  .string()
  .max(2_000)
  .meta({ type: ['string', 'number', 'boolean'] })
  .nullable();

/** A row: `times` (how often it stands there) and the cells by column. */
const rowShape = z.record(name, cell);
const rowsShape = z.record(name, z.array(rowShape).max(2_000));

const exampleShape = z.strictObject({
  indicator: id.describe('指标编号 / id of the indicator'),
  name: text.describe('说明这个算例 / what it shows'),
  given: rowsShape.default({}).describe('数据集 → 行 / dataset → rows; times 重复行'),
  undelivered: z.array(name).max(200).default([]).describe('没有报送的数据集 / datasets not handed in'),
  attributes: z.record(name, cell).default({}).describe('单位属性 / attributes of the unit'),
  peers: z.record(id, rowsShape).default({}).describe('同组其他单位的数据 / rows of the other units'),
  as_of: day.optional(),
  target: amount.optional(),
  expect: text.describe('得分,或 missing、not-applicable / the published score, or a state'),
});

/** A file of examples/. */
export const exampleFile = z.array(exampleShape).max(5_000).describe('算例 / worked examples');

export type ExampleShape = z.output<typeof exampleShape>;
export type RowsShape = z.output<typeof rowsShape>;
