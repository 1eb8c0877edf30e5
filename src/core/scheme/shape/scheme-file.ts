import { z } from 'zod';
import { columnShape } from './column.ts';
import { roundingShape } from './rounding.ts';
import { day, formula, id, name, text, zone } from './scalars.ts';

/** scheme.yaml */
export const schemeFile = z
  .strictObject({
    id: id.describe('方案编号,与文件夹同名 / id of the scheme, also the name of its folder'),
    title: text.describe('方案名称 / title'),
    version: text.describe('版本 / version'),
    issuer: text.describe('发文机关 / who issued the notice'),
    document_number: text.nullable().default(null).describe('文号,没有的写 null / document number'),
    issued: day.describe('发文日期 / day of issue'),
    period: z
      .strictObject({ from: day, to: day.describe('最后一天,含当天 / last day, inclusive') })
      .describe('考核期 / period assessed'),
    zone: zone.describe('方案的时区,如 "+08:00" / offset of the clock of the scheme'),
    rounding: roundingShape.optional().describe('默认舍入,缺省为两位小数四舍五入 / default rounding'),
    attributes: z.array(columnShape).max(200).default([]).describe('单位属性 / attributes of units'),
    definitions: z.record(name, formula).default({}).describe('共用公式 / formulas shared by name'),
  })
  .describe('准绳考核方案 / a Zhunsheng scheme');

export type SchemeFile = z.output<typeof schemeFile>;
