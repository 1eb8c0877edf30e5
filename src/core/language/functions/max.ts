import { greatest } from '../../quantity/rational.ts';
import { known } from '../../quantity/value.ts';
import { maxOfRanges } from '../bounds/range.ts';
import type { FunctionSpec } from './function-spec.ts';
import { every, number } from './parameter.ts';
import { asNumber } from './scalar.ts';

export const maxFunction: FunctionSpec = {
  name: 'max',
  rows: [],
  summary: { zh: '其中最大的数', en: 'The largest of several numbers' },
  parameters: [every('x', number(), 'up', { zh: '各数', en: 'the numbers' })],
  result: { kind: 'like', parameter: 'x' },
  example: 'max(3, 5)',
  body: {
    kind: 'strict',
    compute: (values) => known(values.map(asNumber).reduce(greatest)),
    range: (ranges) => maxOfRanges(ranges),
  },
  sentence: {
    zh: (say) => `${say.all('x').join('、')}中最大的一个`,
    en: (say) => `the largest of ${say.all('x').join(', ')}`,
  },
  overRecords: false,
  check: null,
};
