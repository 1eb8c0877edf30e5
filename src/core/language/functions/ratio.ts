import type { FunctionSpec } from './function-spec.ts';
import { outcome } from './outcome.ts';
import { first, like, must, number, ratio } from './parameter.ts';
import { fill } from './template.ts';

export const ratioFunction: FunctionSpec = {
  name: 'ratio',
  rows: [1, 2],
  summary: {
    zh: '部分占总数的比例；总数为零时按 when_empty',
    en: 'Part of a whole; when the whole is zero, `when_empty`',
  },
  parameters: [
    first('part', number(), 'up', { zh: '部分', en: 'part' }),
    first('whole', like('part'), 'down', { zh: '总数', en: 'whole' }),
    must('when_empty', ratio, 'none', { zh: '总数为零时的结果', en: 'what holds when the whole is zero' }),
  ],
  result: { kind: 'number', quantity: 'ratio' },
  example: 'ratio(3, 4, when_empty: missing)',
  body: {
    kind: 'expand',
    expand: (args) =>
      fill(
        'if whole = 0 then when_empty else part / whole',
        {
          part: args.node('part'),
          whole: args.node('whole'),
          when_empty: outcome(args, 'when_empty', 'whole'),
        },
        args.call.span,
      ),
  },
  sentence: {
    zh: (say) => `${say.of('part')}占${say.of('whole')}的比例(分母为零时${say.policy('when_empty')})`,
    en: (say) =>
      `${say.of('part')} ÷ ${say.of('whole')} (${say.policy('when_empty')} when there is nothing to divide by)`,
  },
  overRecords: false,
  check: null,
};
