import { fromNumber } from '../../quantity/decimal.ts';
import { known } from '../../quantity/value.ts';
import { anyNumber } from '../bounds/range.ts';
import type { FunctionSpec } from './function-spec.ts';
import { date, first } from './parameter.ts';
import { asDay } from './scalar.ts';

export const daysFunction: FunctionSpec = {
  name: 'days',
  rows: [10],
  summary: { zh: '从 a 到 b 的天数,b 在前为负', en: 'Days from a to b; negative when b is earlier' },
  parameters: [
    first('a', date, 'down', { zh: '起', en: 'from' }),
    first('b', date, 'up', { zh: '止', en: 'to' }),
  ],
  result: { kind: 'number', quantity: 'days' },
  example: 'days(2020-01-01, 2020-01-31)',
  body: {
    kind: 'strict',
    compute: ([a, b]) => known(fromNumber(asDay(b) - asDay(a))),
    range: () => anyNumber,
  },
  sentence: {
    zh: (say) => `从${say.of('a')}到${say.of('b')}的天数`,
    en: (say) => `the days from ${say.of('a')} to ${say.of('b')}`,
  },
  overRecords: true,
  check: null,
};
