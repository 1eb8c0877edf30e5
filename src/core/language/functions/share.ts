import type { FunctionSpec } from './function-spec.ts';
import { outcome } from './outcome.ts';
import { first, like, must, number, points } from './parameter.ts';
import { fill } from './template.ts';

export const shareFunction: FunctionSpec = {
  name: 'share',
  rows: [2],
  summary: {
    zh: '按部分占总数的比例得分，满分为止',
    en: 'Points in proportion to part over whole, up to full',
  },
  parameters: [
    first('part', number(), 'up', { zh: '部分', en: 'part' }),
    first('whole', like('part'), 'down', { zh: '总数', en: 'whole' }),
    must('when_empty', points, 'none', { zh: '总数为零时的得分', en: 'what holds when the whole is zero' }),
  ],
  result: { kind: 'number', quantity: 'points' },
  example: 'share(3, 4, when_empty: full)',
  body: {
    kind: 'expand',
    expand: (args) =>
      fill(
        'if whole = 0 then when_empty else full * clamp(part / whole, 0, 1)',
        {
          part: args.node('part'),
          whole: args.node('whole'),
          when_empty: outcome(args, 'when_empty', 'whole'),
        },
        args.call.span,
      ),
  },
  sentence: {
    zh: (say) =>
      `按 ${say.of('part')} ÷ ${say.of('whole')} 的比例得分，满分为止；分母为零时${say.outcome('when_empty')}`,
    en: (say) =>
      `points in proportion to ${say.of('part')} ÷ ${say.of('whole')}, up to full; ${say.outcome('when_empty')} when there is nothing to divide by`,
  },
  overRecords: false,
  check: null,
};
