import { floorPhrase } from './floor-phrase.ts';
import type { FunctionSpec } from './function-spec.ts';
import { checkDeduction } from './not-negative.ts';
import { first, may, must, number, points } from './parameter.ts';
import { fill } from './template.ts';

export const deductFunction: FunctionSpec = {
  name: 'deduct',
  rows: [10],
  summary: {
    zh: '每次扣分，扣到 floor 为止;repeat_factor 是第二次起的倍数',
    en: 'Points lost per event, down to `floor`; from the second on times `repeat_factor`',
  },
  parameters: [
    first('n', number(), 'down', { zh: '次数', en: 'number of events' }),
    must('each', points, 'none', { zh: '每次扣的分', en: 'points lost an event' }),
    may('floor', points, '0', 'up', { zh: '最低得分', en: 'lowest points' }),
    may('repeat_factor', number('plain'), '1', 'none', {
      zh: '第二次起每次按几倍扣',
      en: 'multiple from the second event on',
    }),
  ],
  result: { kind: 'number', quantity: 'points' },
  example: 'deduct(3, each: 0.1)',
  body: {
    kind: 'expand',
    expand: (args) =>
      fill(
        'max(lowest, full - each * (min(n, 1) + repeat_factor * max(0, n - 1)))',
        {
          lowest: args.node('floor'),
          each: args.node('each'),
          n: args.node('n'),
          repeat_factor: args.node('repeat_factor'),
        },
        args.call.span,
      ),
  },
  sentence: {
    zh: (say) =>
      `按${say.of('n')}扣分，每次扣${say.amount('each')}${say.given('repeat_factor') ? `，第二次起按${say.of('repeat_factor')}倍扣` : ''}，${floorPhrase(say, 'zh')}`,
    en: (say) =>
      `full points less ${say.amount('each')} for each of ${say.of('n')}${say.given('repeat_factor') ? `, from the second on ${say.of('repeat_factor')} times that` : ''}, ${floorPhrase(say, 'en')}`,
  },
  overRecords: false,
  check: checkDeduction,
};
