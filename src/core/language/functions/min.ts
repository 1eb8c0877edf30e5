import { least } from '../../quantity/rational.ts';
import { known } from '../../quantity/value.ts';
import { minOfRanges } from '../bounds/range.ts';
import type { FunctionSpec } from './function-spec.ts';
import { every, number } from './parameter.ts';
import { asNumber } from './scalar.ts';

export const minFunction: FunctionSpec = {
  name: 'min',
  rows: [],
  summary: { zh: '其中最小的数', en: 'The smallest of several numbers' },
  parameters: [every('x', number(), 'up', { zh: '各数', en: 'the numbers' })],
  result: { kind: 'like', parameter: 'x' },
  example: 'min(3, 5)',
  body: {
    kind: 'strict',
    compute: (values) => known(values.map(asNumber).reduce(least)),
    range: (ranges) => minOfRanges(ranges),
  },
  sentence: {
    zh: (say) => `${say.all('x').join('、')}中最小的一个`,
    en: (say) => `the smallest of ${say.all('x').join(', ')}`,
  },
  overRecords: false,
  check: null,
};
