import { monthOf } from '../../quantity/day.ts';
import { fromNumber } from '../../quantity/decimal.ts';
import { known } from '../../quantity/value.ts';
import { range } from '../bounds/range.ts';
import type { FunctionSpec } from './function-spec.ts';
import { date, first } from './parameter.ts';
import { asDay } from './scalar.ts';

export const monthFunction: FunctionSpec = {
  name: 'month',
  rows: [2],
  summary: { zh: '月份,1 到 12', en: 'The month, 1 to 12' },
  parameters: [first('d', date, 'none', { zh: '日期', en: 'the day' })],
  result: { kind: 'number', quantity: 'plain' },
  example: 'month(2020-06-30)',
  body: {
    kind: 'strict',
    compute: ([d]) => known(fromNumber(monthOf(asDay(d)))),
    range: () => range(fromNumber(1), fromNumber(12)),
  },
  sentence: { zh: (say) => `${say.of('d')}的月份`, en: (say) => `the month of ${say.of('d')}` },
  overRecords: true,
  check: null,
};
