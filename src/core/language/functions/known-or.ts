import type { Value } from '../../quantity/value.ts';
import { joinRanges } from '../bounds/range.ts';
import type { FunctionSpec } from './function-spec.ts';
import { anything, first, same } from './parameter.ts';

export const knownOrFunction: FunctionSpec = {
  name: 'known_or',
  rows: [],
  summary: {
    zh: '有值用值，缺数据时用默认值；不适用仍是不适用',
    en: 'The value, or a default when it is missing; not applicable stays so',
  },
  parameters: [
    first('x', anything, 'up', { zh: '值', en: 'the value' }),
    first('default', same('x'), 'up', { zh: '缺数据时的值', en: 'taken when it is missing' }),
  ],
  result: { kind: 'like', parameter: 'x' },
  example: 'known_or(missing, 0)',
  body: {
    kind: 'special',
    compute: (args, at) => present(at.value(args.node('x')), () => at.value(args.node('default'))),
    range: (range, args) => joinRanges(range(args.node('x')), range(args.node('default'))),
  },
  sentence: {
    zh: (say) => `${say.of('x')}(缺数据时按${say.of('default')})`,
    en: (say) => `${say.of('x')} (${say.of('default')} when missing)`,
  },
  overRecords: true,
  check: null,
};

const present = (value: Value, otherwise: () => Value): Value =>
  value.state === 'missing' ? otherwise() : value;
