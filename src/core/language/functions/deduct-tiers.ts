import { makeBinary } from '../build.ts';
import { floorPhrase } from './floor-phrase.ts';
import type { FunctionSpec } from './function-spec.ts';
import { checkNotNegative } from './not-negative.ts';
import { cases, first, may, number, points } from './parameter.ts';
import { fill, sumOf } from './template.ts';

export const deductTiersFunction: FunctionSpec = {
  name: 'deduct_tiers',
  rows: [10],
  summary: {
    zh: '分级扣分：各级次数乘每次扣分，扣到 floor 为止',
    en: 'Points lost by severity, down to `floor`',
  },
  parameters: [
    first('tiers', cases(number(), points), 'down', {
      zh: '[次数 -> 每次扣的分]',
      en: '[number of events -> points lost an event]',
    }),
    may('floor', points, '0', 'up', { zh: '最低得分', en: 'lowest points' }),
  ],
  result: { kind: 'number', quantity: 'points' },
  example: 'deduct_tiers([1 -> 1, 2 -> 0.5])',
  body: {
    kind: 'expand',
    expand: (args) =>
      fill(
        'max(lowest, full - lost)',
        {
          lowest: args.node('floor'),
          lost: sumOf(
            args.cases('tiers').map((each) => makeBinary('*', each.when, each.then, args.call.span)),
            args.call.span,
          ),
        },
        args.call.span,
      ),
  },
  sentence: {
    zh: (say) =>
      `${say
        .cases('tiers')
        .map((each) => `${each.when}每次扣${each.amount}`)
        .join('，')},${floorPhrase(say, 'zh')}`,
    en: (say) =>
      `full points less ${say
        .cases('tiers')
        .map((each) => `${each.amount} for each of ${each.when}`)
        .join(', ')}, ${floorPhrase(say, 'en')}`,
  },
  overRecords: false,
  check: (args, check) => checkNotNegative(args, 'tiers', check),
};
