import { fromNumber } from '../../quantity/decimal.ts';
import { known } from '../../quantity/value.ts';
import { workdaysBetween } from '../../quantity/workday.ts';
import { anyNumber } from '../bounds/range.ts';
import type { FunctionSpec } from './function-spec.ts';
import { date, first } from './parameter.ts';
import { asDay } from './scalar.ts';

export const workdaysFunction: FunctionSpec = {
  name: 'workdays',
  rows: [10],
  summary: {
    zh: '从 a 的次日到 b 的工作日数,b 在前为负',
    en: 'Workdays after a, up to and including b; negative when b is earlier',
  },
  parameters: [
    first('a', date, 'down', { zh: '起', en: 'from' }),
    first('b', date, 'up', { zh: '止', en: 'to' }),
  ],
  result: { kind: 'number', quantity: 'days' },
  example: 'workdays(2020-05-29, 2020-06-02)',
  body: {
    kind: 'strict',
    compute: ([a, b], _args, calendar) => known(fromNumber(workdaysBetween(calendar, asDay(a), asDay(b)))),
    range: () => anyNumber,
  },
  sentence: {
    zh: (say) => `从${say.of('a')}到${say.of('b')}的工作日数`,
    en: (say) => `the workdays from ${say.of('a')} to ${say.of('b')}`,
  },
  overRecords: true,
  check: null,
};
