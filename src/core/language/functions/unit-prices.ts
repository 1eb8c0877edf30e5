import { makeBinary } from '../build.ts';
import type { FunctionSpec } from './function-spec.ts';
import { checkNotNegative } from './not-negative.ts';
import { cases, first, may, number, points } from './parameter.ts';
import { fill, sumOf } from './template.ts';

export const unitPricesFunction: FunctionSpec = {
  name: 'unit_prices',
  rows: [8, 12],
  summary: {
    zh: '按件计分：各类件数乘单价之和，封顶 cap',
    en: 'Points by the piece: sum of counts times prices, at most `cap`',
  },
  parameters: [
    first('prices', cases(number(), points), 'up', {
      zh: '[件数 -> 每件得分]',
      en: '[count -> points a piece]',
    }),
    may('cap', points, 'full', 'up', { zh: '最多得分', en: 'most points' }),
  ],
  result: { kind: 'number', quantity: 'points' },
  example: 'unit_prices([1 -> 2, 3 -> 0.5])',
  body: {
    kind: 'expand',
    expand: (args) =>
      fill(
        'min(cap, earned)',
        {
          cap: args.node('cap'),
          earned: sumOf(
            args.cases('prices').map((each) => makeBinary('*', each.when, each.then, args.call.span)),
            args.call.span,
          ),
        },
        args.call.span,
      ),
  },
  sentence: {
    zh: (say) =>
      `${say
        .cases('prices')
        .map((each) => `${each.when}每件得${each.amount}`)
        .join('，')}，最多得${say.amount('cap')}`,
    en: (say) =>
      `${say
        .cases('prices')
        .map((each) => `${each.amount} for each of ${each.when}`)
        .join(', ')}, at most ${say.amount('cap')}`,
  },
  overRecords: false,
  check: (args, check) => checkNotNegative(args, 'prices', check),
};
