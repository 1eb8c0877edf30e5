import { yearOf } from '../../quantity/day.ts';
import { fromNumber } from '../../quantity/decimal.ts';
import { known } from '../../quantity/value.ts';
import { range } from '../bounds/range.ts';
import type { FunctionSpec } from './function-spec.ts';
import { date, first } from './parameter.ts';
import { asDay } from './scalar.ts';

export const yearFunction: FunctionSpec = {
  name: 'year',
  rows: [2],
  summary: { zh: '年份', en: 'The year' },
  parameters: [first('d', date, 'none', { zh: '日期', en: 'the day' })],
  result: { kind: 'number', quantity: 'plain' },
  example: 'year(2020-06-30)',
  body: {
    kind: 'strict',
    compute: ([d]) => known(fromNumber(yearOf(asDay(d)))),
    range: () => range(fromNumber(1), fromNumber(9999)),
  },
  sentence: { zh: (say) => `${say.of('d')}的年份`, en: (say) => `the year of ${say.of('d')}` },
  overRecords: true,
  check: null,
};
