import { z } from 'zod';
import { day, formula, id, longText, text } from './scalars.ts';

/** A ruling as its file has it. */
export const rulingShape = z.strictObject({
  by: text.describe('谁裁定 / who ruled'),
  on: day,
  text: longText.describe('裁定内容 / the words of the ruling'),
  choice: longText.describe('选定的做法 / the choice made'),
});

const changeShape = z.strictObject({
  choice: longText.describe('哪一种做法 / the choice'),
  indicator: id.describe('哪一项指标 / the indicator'),
  formula: formula.describe('公式 / its formula'),
});

const assumptionShape = z.strictObject({
  id,
  notice: longText.describe('办法怎么说 / what the notice says, in your own words'),
  unclear: longText.describe('哪里不清楚 / what is unclear'),
  taken: longText.describe('暂按什么办 / what the scheme does until somebody rules'),
  choices: z.array(longText).min(1).max(20).describe('可以怎么办 / what could be done'),
  follows: longText
    .nullable()
    .optional()
    .describe(
      '方案现在照哪一种做法计分,都不照的留空 / the choice the formulas follow now; blank: none of them',
    ),
  changes: z
    .array(changeShape)
    .max(200)
    .optional()
    .describe('选某种做法时公式改成什么 / the formulas that a choice means'),
  ruled_by: text.describe('谁有权裁定 / who may rule'),
  ruling: rulingShape.nullable().default(null).describe('裁定,没有的不写 / the ruling once made'),
});

/** assumptions.yaml */
export const assumptionFile = z.array(assumptionShape).max(2_000).describe('假定与待裁定问题 / assumptions');

export type AssumptionShape = z.output<typeof assumptionShape>;
