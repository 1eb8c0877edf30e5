import { notApplicable } from '../../quantity/value.ts';
import { anyNumber } from '../bounds/range.ts';
import type { FunctionSpec } from './function-spec.ts';
import { first, text } from './parameter.ts';
import { textOf } from './scalar.ts';

export const notApplicableFunction: FunctionSpec = {
  name: 'not_applicable',
  rows: [17],
  summary: { zh: '不适用，写明原因', en: 'Not applicable, with the reason' },
  parameters: [first('reason', text, 'none', { zh: '原因', en: 'the reason' })],
  result: { kind: 'nothing' },
  example: 'not_applicable("没有自建应用")',
  body: {
    kind: 'special',
    compute: (args) => notApplicable(textOf(args.node('reason'))),
    range: () => anyNumber,
  },
  sentence: {
    zh: (say) => `不适用(${say.of('reason')})`,
    en: (say) => `not applicable (${say.of('reason')})`,
  },
  overRecords: false,
  check: null,
};
