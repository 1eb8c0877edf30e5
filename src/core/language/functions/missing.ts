import { type Missing, missing } from '../../quantity/value.ts';
import { anyNumber } from '../bounds/range.ts';
import type { FunctionSpec } from './function-spec.ts';
import { first, may, text, word } from './parameter.ts';
import { textOf } from './scalar.ts';

export const missingFunction: FunctionSpec = {
  name: 'missing',
  rows: [17],
  summary: { zh: '缺数据，写明缺什么', en: 'Missing, with what is' },
  parameters: [
    first('what', text, 'none', { zh: '缺什么', en: 'what is missing' }),
    may('because', word('declared', 'denominator', 'sample', 'peers'), 'declared', 'none', {
      zh: '缺的种类',
      en: 'the kind of lack',
    }),
  ],
  result: { kind: 'nothing' },
  example: 'missing("专家评分")',
  body: {
    kind: 'special',
    compute: (args) =>
      missing({ kind: args.word('because') as Missing['kind'], name: textOf(args.node('what')) }),
    range: () => anyNumber,
  },
  sentence: { zh: (say) => `缺数据(${say.of('what')})`, en: (say) => `missing (${say.of('what')})` },
  overRecords: false,
  check: null,
};
