import type { FunctionSpec } from './function-spec.ts';
import { lackingDenominator, outcome } from './outcome.ts';
import { first, like, must, number, ratio } from './parameter.ts';
import { fill } from './template.ts';

export const growthFunction: FunctionSpec = {
  name: 'growth',
  rows: [6],
  summary: {
    zh: '增长率：本期 ÷ 基期 − 1；基期为零按 zero_base，基期为负视为缺数据',
    en: 'Growth rate: now ÷ base − 1; a zero base gives `zero_base`, a negative one is missing',
  },
  parameters: [
    first('now', number(), 'up', { zh: '本期', en: 'this period' }),
    first('base', like('now'), 'none', { zh: '基期', en: 'base period' }),
    must('zero_base', ratio, 'none', { zh: '基期为零时的结果', en: 'what holds when the base is zero' }),
  ],
  result: { kind: 'number', quantity: 'ratio' },
  example: 'growth(30, 20, zero_base: not_applicable)',
  body: {
    kind: 'expand',
    expand: (args) =>
      fill(
        'if base = 0 then zero_base else if base < 0 then none else now / base - 1',
        {
          now: args.node('now'),
          base: args.node('base'),
          zero_base: outcome(args, 'zero_base', 'base'),
          none: lackingDenominator(args, 'base'),
        },
        args.call.span,
      ),
  },
  sentence: {
    zh: (say) => `${say.of('now')}比${say.of('base')}的增长率(基期为零时${say.policy('zero_base')})`,
    en: (say) =>
      `the growth of ${say.of('now')} over ${say.of('base')} (${say.policy('zero_base')} when the base is zero)`,
  },
  overRecords: false,
  check: null,
};
