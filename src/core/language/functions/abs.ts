import { negate, type Rational, sign } from '../../quantity/rational.ts';
import { known } from '../../quantity/value.ts';
import { anyNumber, maxOfRanges, negateRange } from '../bounds/range.ts';
import type { FunctionSpec } from './function-spec.ts';
import { first, number } from './parameter.ts';
import { asNumber } from './scalar.ts';

export const absFunction: FunctionSpec = {
  name: 'abs',
  rows: [],
  summary: { zh: '绝对值', en: 'Absolute value' },
  parameters: [first('x', number(), 'none', { zh: '数', en: 'the number' })],
  result: { kind: 'like', parameter: 'x' },
  example: 'abs(-2)',
  body: {
    kind: 'strict',
    compute: ([x]) => known(size(asNumber(x))),
    range: ([x = anyNumber]) => maxOfRanges([x, negateRange(x)]),
  },
  sentence: { zh: (say) => `${say.of('x')}的绝对值`, en: (say) => `the size of ${say.of('x')}` },
  overRecords: false,
  check: null,
};

const size = (x: Rational): Rational => (sign(x) < 0 ? negate(x) : x);
