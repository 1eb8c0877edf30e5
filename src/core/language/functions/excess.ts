import { floorPhrase } from './floor-phrase.ts';
import type { FunctionSpec } from './function-spec.ts';
import { first, like, may, must, number, points } from './parameter.ts';
import { partUnit, partUnitPhrase, unitCheck, units } from './part-unit.ts';
import { fill } from './template.ts';

export const excessFunction: FunctionSpec = {
  name: 'excess',
  rows: [3],
  summary: {
    zh: '超过限额，每超一个单位扣分，扣到 floor 为止',
    en: 'Points lost for each unit above the limit, down to `floor`',
  },
  parameters: [
    first('x', number(), 'down', { zh: '数', en: 'the number' }),
    must('limit', like('x'), 'up', { zh: '限额', en: 'the limit' }),
    must('per', like('x'), 'none', { zh: '多少算一个单位', en: 'size of one unit' }),
    must('each', points, 'none', { zh: '每个单位扣的分', en: 'points lost a unit' }),
    must('part_unit', partUnit, 'none', {
      zh: '不满一个单位：不计、算一个、按比例',
      en: 'a part of a unit: ignored, counted, proportional',
    }),
    may('floor', points, '0', 'up', { zh: '最低得分', en: 'lowest points' }),
  ],
  result: { kind: 'number', quantity: 'points' },
  example: 'excess(5, limit: 3, per: 1, each: 0.5, part_unit: counted)',
  body: {
    kind: 'expand',
    expand: (args) =>
      fill(
        'max(lowest, full - each * units)',
        {
          lowest: args.node('floor'),
          each: args.node('each'),
          units: units('max(0, x - limit)', args, { x: args.node('x'), limit: args.node('limit') }),
        },
        args.call.span,
      ),
  },
  sentence: {
    zh: (say) =>
      `${say.of('x')}高于${say.of('limit')}的，每超${say.of('per')}扣${say.amount('each')}${partUnitPhrase(say, 'zh')}，${floorPhrase(say, 'zh')}`,
    en: (say) =>
      `full points less ${say.amount('each')} for each ${say.of('per')} that ${say.of('x')} is above ${say.of('limit')}${partUnitPhrase(say, 'en')}, ${floorPhrase(say, 'en')}`,
  },
  overRecords: false,
  check: unitCheck,
};
