import { power } from '../../quantity/irrational.ts';
import { type Rational, sign } from '../../quantity/rational.ts';
import { known, missing, type Value } from '../../quantity/value.ts';
import { anyNumber, fromZero } from '../bounds/range.ts';
import type { FunctionSpec } from './function-spec.ts';
import { first, must, number, whole } from './parameter.ts';
import { asNumber } from './scalar.ts';

export const powerFunction: FunctionSpec = {
  name: 'power',
  rows: [],
  summary: { zh: '乘方，按位数正确舍入', en: 'A power, correctly rounded' },
  parameters: [
    first('x', number(), 'up', { zh: '数', en: 'the number' }),
    first('y', number(), 'none', { zh: '指数', en: 'exponent' }),
    must('decimals', whole(0, 50), 'none', { zh: '结果保留的小数位数', en: 'decimals of the result' }),
  ],
  result: { kind: 'number', quantity: 'plain' },
  example: 'power(2, 0.5, decimals: 4)',
  body: {
    kind: 'strict',
    compute: ([x, y], args) => orMissing(power(asNumber(x), asNumber(y), args.whole('decimals'))),
    range: ([x = anyNumber]) => (x.low !== null && sign(x.low) >= 0 ? fromZero : anyNumber),
  },
  sentence: {
    zh: (say) => `${say.of('x')}的${say.of('y')}次方(保留${say.of('decimals')}位小数)`,
    en: (say) => `${say.of('x')} to the power ${say.of('y')} (${say.of('decimals')} decimals)`,
  },
  overRecords: false,
  check: null,
};

/** Outside its domain the function has no value: that is missing, never zero. */
const orMissing = (x: Rational | null): Value =>
  x === null ? missing({ kind: 'sample', name: 'power' }) : known(x);
