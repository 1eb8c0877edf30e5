import type { Rational } from '../../quantity/rational.ts';
import { round } from '../../quantity/rounding.ts';
import { known } from '../../quantity/value.ts';
import { anyNumber, mapRange } from '../bounds/range.ts';
import type { FunctionSpec } from './function-spec.ts';
import { first, number } from './parameter.ts';
import { asNumber } from './scalar.ts';

export const ceilingFunction: FunctionSpec = {
  name: 'ceiling',
  rows: [3],
  summary: { zh: '向上取整', en: 'The smallest whole number not below' },
  parameters: [first('x', number(), 'up', { zh: '数', en: 'the number' })],
  result: { kind: 'like', parameter: 'x' },
  example: 'ceiling(2.4)',
  body: {
    kind: 'strict',
    compute: ([x]) => known(whole(asNumber(x))),
    range: ([x = anyNumber]) => mapRange(x, whole),
  },
  sentence: {
    zh: (say) => `${say.of('x')}(向上取整)`,
    en: (say) => `${say.of('x')} (rounded up to a whole number)`,
  },
  overRecords: false,
  check: null,
};

const whole = (x: Rational): Rational => round(x, { decimals: 0, mode: 'ceiling' });
