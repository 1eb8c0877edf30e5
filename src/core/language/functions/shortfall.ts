import { floorPhrase } from './floor-phrase.ts';
import type { FunctionSpec } from './function-spec.ts';
import { first, like, may, must, number, points } from './parameter.ts';
import { partUnit, partUnitPhrase, unitCheck, units } from './part-unit.ts';
import { fill } from './template.ts';

export const shortfallFunction: FunctionSpec = {
  name: 'shortfall',
  rows: [3],
  summary: {
    zh: '低于目标，每差一个单位扣分，扣到 floor 为止',
    en: 'Points lost for each unit below the target, down to `floor`',
  },
  parameters: [
    first('x', number(), 'up', { zh: '数', en: 'the number' }),
    must('target', like('x'), 'down', { zh: '目标值', en: 'the target' }),
    must('per', like('x'), 'none', { zh: '多少算一个单位', en: 'size of one unit' }),
    must('each', points, 'none', { zh: '每个单位扣的分', en: 'points lost a unit' }),
    must('part_unit', partUnit, 'none', {
      zh: '不满一个单位：不计、算一个、按比例',
      en: 'a part of a unit: ignored, counted, proportional',
    }),
    may('floor', points, '0', 'up', { zh: '最低得分', en: 'lowest points' }),
  ],
  result: { kind: 'number', quantity: 'points' },
  example: 'shortfall(87%, target: 90%, per: 1%, each: 1, part_unit: ignored)',
  body: {
    kind: 'expand',
    expand: (args) =>
      fill(
        'max(lowest, full - each * units)',
        {
          lowest: args.node('floor'),
          each: args.node('each'),
          units: units('max(0, target - x)', args, { x: args.node('x'), target: args.node('target') }),
        },
        args.call.span,
      ),
  },
  sentence: {
    zh: (say) =>
      `${say.of('x')}低于${say.of('target')}的，每差${say.of('per')}扣${say.amount('each')}${partUnitPhrase(say, 'zh')}，${floorPhrase(say, 'zh')}`,
    en: (say) =>
      `full points less ${say.amount('each')} for each ${say.of('per')} that ${say.of('x')} is below ${say.of('target')}${partUnitPhrase(say, 'en')}, ${floorPhrase(say, 'en')}`,
  },
  overRecords: false,
  check: unitCheck,
};
