import { makeCall, makeIf } from '../build.ts';
import type { FunctionSpec } from './function-spec.ts';
import { cases, first, may, points, truth } from './parameter.ts';

export const highestFunction: FunctionSpec = {
  name: 'highest',
  rows: [8, 12],
  summary: { zh: '就高计分：成立的各项中取最高分', en: 'The best of the items that hold' },
  parameters: [
    first('items', cases(truth, points), 'none', { zh: '[条件 -> 得分]', en: '[condition -> points]' }),
    may('otherwise', points, '0', 'up', { zh: '都不成立时的得分', en: 'points when none holds' }),
  ],
  result: { kind: 'number', quantity: 'points' },
  example: 'highest([true -> 1, false -> 2])',
  body: {
    kind: 'expand',
    expand: (args) =>
      makeCall(
        'max',
        args
          .cases('items')
          .map((each) => makeIf(each.when, each.then, args.node('otherwise'), args.call.span)),
        args.call.span,
      ),
  },
  sentence: {
    zh: (say) =>
      `${say
        .cases('items')
        .map((each) => `${each.when}的${each.award}`)
        .join('，')}，就高不重复计，都不符合的${say.outcome('otherwise')}`,
    en: (say) =>
      `${say
        .cases('items')
        .map((each) => `${each.award} if ${each.when}`)
        .join(', ')}; the best one counts, otherwise ${say.outcome('otherwise')}`,
  },
  overRecords: false,
  check: null,
};
