import { ln } from '../../quantity/irrational.ts';
import type { Rational } from '../../quantity/rational.ts';
import { known, missing, type Value } from '../../quantity/value.ts';
import { anyNumber } from '../bounds/range.ts';
import type { FunctionSpec } from './function-spec.ts';
import { first, must, number, whole } from './parameter.ts';
import { asNumber } from './scalar.ts';

export const lnFunction: FunctionSpec = {
  name: 'ln',
  rows: [],
  summary: { zh: '自然对数，按位数正确舍入', en: 'Natural logarithm, correctly rounded' },
  parameters: [
    first('x', number(), 'up', { zh: '数', en: 'the number' }),
    must('decimals', whole(0, 50), 'none', { zh: '结果保留的小数位数', en: 'decimals of the result' }),
  ],
  result: { kind: 'number', quantity: 'plain' },
  example: 'ln(2, decimals: 4)',
  body: {
    kind: 'strict',
    compute: ([x], args) => orMissing(ln(asNumber(x), args.whole('decimals'))),
    range: () => anyNumber,
  },
  sentence: {
    zh: (say) => `${say.of('x')}的自然对数(保留${say.of('decimals')}位小数)`,
    en: (say) => `the natural logarithm of ${say.of('x')} (${say.of('decimals')} decimals)`,
  },
  overRecords: false,
  check: null,
};

/** Outside its domain the function has no value: that is missing, never zero. */
const orMissing = (x: Rational | null): Value =>
  x === null ? missing({ kind: 'sample', name: 'ln' }) : known(x);
