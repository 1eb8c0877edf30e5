import { makeBinary, makeNumber } from '../build.ts';
import type { FunctionSpec } from './function-spec.ts';
import { every, number } from './parameter.ts';
import { sumOf } from './template.ts';

export const meanOfFunction: FunctionSpec = {
  name: 'mean_of',
  rows: [18],
  summary: { zh: '几个数的平均数', en: 'Arithmetic mean of several numbers' },
  parameters: [every('x', number(), 'up', { zh: '各数', en: 'the numbers' })],
  result: { kind: 'like', parameter: 'x' },
  example: 'mean_of(90, 85)',
  body: {
    kind: 'expand',
    expand: (args) =>
      makeBinary(
        '/',
        sumOf(args.all('x'), args.call.span),
        makeNumber(String(args.all('x').length), args.call.span),
        args.call.span,
      ),
  },
  sentence: {
    zh: (say) =>
      `以下各项的平均：${say
        .all('x')
        .map((each, i) => `(${i + 1})${each}`)
        .join('；')}`,
    en: (say) =>
      `the mean of ${say
        .all('x')
        .map((each, i) => `(${i + 1}) ${each}`)
        .join('; ')}`,
  },
  overRecords: false,
  check: null,
};
