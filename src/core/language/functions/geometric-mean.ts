import { makeNumber } from '../build.ts';
import type { Node } from '../syntax.ts';
import type { Arguments, FunctionSpec } from './function-spec.ts';
import { every, must, number, whole } from './parameter.ts';
import { fill, productOf } from './template.ts';

export const geometricMeanFunction: FunctionSpec = {
  name: 'geometric_mean',
  rows: [18],
  summary: {
    zh: '几个数的几何平均数，按位数正确舍入',
    en: 'Geometric mean of several numbers, correctly rounded',
  },
  parameters: [
    every('x', number(), 'up', { zh: '各数', en: 'the numbers' }),
    must('decimals', whole(0, 50), 'none', { zh: '结果保留的小数位数', en: 'decimals of the result' }),
  ],
  result: { kind: 'like', parameter: 'x' },
  example: 'geometric_mean(90, 85, decimals: 4)',
  body: { kind: 'expand', expand: (args) => rootOfProduct(args) },
  sentence: {
    zh: (say) => `${say.all('x').join('、')}的几何平均数(保留${say.of('decimals')}位小数)`,
    en: (say) => `the geometric mean of ${say.all('x').join(', ')} (${say.of('decimals')} decimals)`,
  },
  overRecords: false,
  check: null,
};

function rootOfProduct(args: Arguments): Node {
  const { span } = args.call;
  const factors = args.all('x');
  const filling = {
    product: productOf(factors, span),
    n: makeNumber(String(factors.length), span),
    digits: args.node('decimals'),
  };
  return fill('root(product, n, decimals: digits)', filling, span);
}
