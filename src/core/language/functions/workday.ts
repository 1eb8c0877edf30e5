import { known } from '../../quantity/value.ts';
import { isWorkday } from '../../quantity/workday.ts';
import { anyNumber } from '../bounds/range.ts';
import type { FunctionSpec } from './function-spec.ts';
import { date, first } from './parameter.ts';
import { asDay } from './scalar.ts';

export const workdayFunction: FunctionSpec = {
  name: 'workday',
  rows: [],
  summary: { zh: '这一天是不是工作日', en: 'Whether the day is a workday' },
  parameters: [first('d', date, 'none', { zh: '日期', en: 'the day' })],
  result: { kind: 'truth' },
  example: 'workday(2020-05-01)',
  body: {
    kind: 'strict',
    compute: ([d], _args, calendar) => known(isWorkday(calendar, asDay(d))),
    range: () => anyNumber,
  },
  sentence: { zh: (say) => `${say.of('d')}是工作日`, en: (say) => `${say.of('d')} is a workday` },
  overRecords: true,
  check: null,
};
