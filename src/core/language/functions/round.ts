import type { Rational } from '../../quantity/rational.ts';
import { round } from '../../quantity/rounding.ts';
import { known } from '../../quantity/value.ts';
import { anyNumber, mapRange } from '../bounds/range.ts';
import type { Arguments, FunctionSpec } from './function-spec.ts';
import { first, may, number, whole } from './parameter.ts';
import { asNumber } from './scalar.ts';

export const roundFunction: FunctionSpec = {
  name: 'round',
  rows: [18],
  summary: { zh: '四舍五入到几位小数', en: 'The number rounded half up' },
  parameters: [
    first('x', number(), 'up', { zh: '数', en: 'the number' }),
    may('decimals', whole(0, 20), '0', 'none', { zh: '小数位数', en: 'decimals' }),
  ],
  result: { kind: 'like', parameter: 'x' },
  example: 'round(2.675, decimals: 2)',
  body: {
    kind: 'strict',
    compute: ([x], args) => known(halfUp(asNumber(x), args)),
    range: ([x = anyNumber], args) => mapRange(x, (end) => halfUp(end, args)),
  },
  sentence: {
    zh: (say) => `${say.of('x')}(四舍五入，保留${say.of('decimals')}位小数)`,
    en: (say) => `${say.of('x')} (rounded half up to ${say.of('decimals')} decimals)`,
  },
  overRecords: false,
  check: null,
};

function halfUp(x: Rational, args: Arguments): Rational {
  return round(x, { decimals: args.whole('decimals'), mode: 'half_up' });
}
