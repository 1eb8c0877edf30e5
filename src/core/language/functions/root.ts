import { root } from '../../quantity/irrational.ts';
import { type Rational, sign } from '../../quantity/rational.ts';
import { known, missing, type Value } from '../../quantity/value.ts';
import { anyNumber, type Range, range } from '../bounds/range.ts';
import type { Arguments, FunctionSpec } from './function-spec.ts';
import { first, must, number, whole } from './parameter.ts';
import { asNumber } from './scalar.ts';

export const rootFunction: FunctionSpec = {
  name: 'root',
  rows: [18],
  summary: { zh: '开方，按位数正确舍入', en: 'A root, correctly rounded' },
  parameters: [
    first('x', number(), 'up', { zh: '数', en: 'the number' }),
    first('n', whole(1, 100), 'none', { zh: '开几次方', en: 'which root' }),
    must('decimals', whole(0, 50), 'none', { zh: '结果保留的小数位数', en: 'decimals of the result' }),
  ],
  result: { kind: 'number', quantity: 'plain' },
  example: 'root(2, 2, decimals: 4)',
  body: {
    kind: 'strict',
    compute: ([x], args) => orMissing(rootOf(asNumber(x), args)),
    range: ([x = anyNumber], args) => rootRange(x, args),
  },
  sentence: {
    zh: (say) => `${say.of('x')}开${say.of('n')}次方(保留${say.of('decimals')}位小数)`,
    en: (say) => `the ${say.of('n')}-th root of ${say.of('x')} (${say.of('decimals')} decimals)`,
  },
  overRecords: false,
  check: null,
};

/** Outside its domain the function has no value: that is missing, never zero. */
const orMissing = (x: Rational | null): Value =>
  x === null ? missing({ kind: 'sample', name: 'root' }) : known(x);

const rootOf = (x: Rational, args: Arguments): Rational | null =>
  root(x, Math.max(1, args.whole('n')), args.whole('decimals'));

function rootRange(x: Range, args: Arguments): Range {
  if (x.low === null || sign(x.low) < 0) return anyNumber;
  return range(rootOf(x.low, args), x.high && rootOf(x.high, args));
}
