import type { FunctionSpec } from './function-spec.ts';
import { first, like, number } from './parameter.ts';
import { fill } from './template.ts';

export const clampFunction: FunctionSpec = {
  name: 'clamp',
  rows: [2],
  summary: { zh: '把数限定在下限与上限之间', en: 'The number, held between a lowest and a highest value' },
  parameters: [
    first('x', number(), 'up', { zh: '数', en: 'the number' }),
    first('low', like('x'), 'up', { zh: '下限', en: 'lowest value' }),
    first('high', like('x'), 'up', { zh: '上限', en: 'highest value' }),
  ],
  result: { kind: 'like', parameter: 'x' },
  example: 'clamp(120%, 0, 100%)',
  body: {
    kind: 'expand',
    expand: (args) =>
      fill(
        'min(max(x, low), high)',
        { x: args.node('x'), low: args.node('low'), high: args.node('high') },
        args.call.span,
      ),
  },
  sentence: {
    zh: (say) => `${say.of('x')}(不低于${say.of('low')}、不高于${say.of('high')})`,
    en: (say) => `${say.of('x')} (at least ${say.of('low')}, at most ${say.of('high')})`,
  },
  overRecords: false,
  check: null,
};
