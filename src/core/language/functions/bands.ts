import { makeBinary, makeIf } from '../build.ts';
import type { Node } from '../syntax.ts';
import { checkDescending } from './descending.ts';
import type { Arguments, FunctionSpec } from './function-spec.ts';
import { cases, first, like, may, must, number, points, word } from './parameter.ts';

export const bandsFunction: FunctionSpec = {
  name: 'bands',
  rows: [5],
  summary: { zh: '分档得分：达到哪一档得哪一档的分', en: 'Points of the first band reached' },
  parameters: [
    first('x', number(), 'up', { zh: '数', en: 'the number' }),
    first('bands', cases(like('x'), points), 'none', {
      zh: '[界限 -> 得分]，界限从高到低',
      en: '[bound -> points], highest bound first',
    }),
    must('edge', word('inclusive', 'exclusive'), 'none', {
      zh: '界限本身算(inclusive)不算(exclusive)达到',
      en: 'whether the bound itself reaches the band',
    }),
    may('otherwise', points, '0', 'up', { zh: '各档都不到时的得分', en: 'points below all bands' }),
  ],
  result: { kind: 'number', quantity: 'points' },
  example: 'bands(75%, [90% -> full, 75% -> 0.75 * full, 60% -> 0.5 * full], edge: inclusive)',
  body: { kind: 'expand', expand },
  sentence: {
    zh: (say) =>
      `${say.of('x')}${say
        .cases('bands')
        .map((each) => `${say.word('edge') === 'inclusive' ? '达到' : '高于'}${each.when}的${each.award}`)
        .join('，')}，其余${say.outcome('otherwise')}`,
    en: (say) =>
      `by ${say.of('x')}: ${say
        .cases('bands')
        .map(
          (each) => `${say.word('edge') === 'inclusive' ? 'at least' : 'above'} ${each.when} ${each.award}`,
        )
        .join(', ')}, otherwise ${say.outcome('otherwise')}`,
  },
  overRecords: false,
  check: (args, check) => checkDescending(args, 'bands', check),
};

function expand(args: Arguments): Node {
  const { span } = args.call;
  const op = args.word('edge') === 'inclusive' ? '>=' : '>';
  return args
    .cases('bands')
    .reduceRight<Node>(
      (below, band) => makeIf(makeBinary(op, args.node('x'), band.when, span), band.then, below, span),
      args.node('otherwise'),
    );
}
