import { anyNumber, joinRanges, type Range } from '../bounds/range.ts';
import { makeBinary } from '../build.ts';
import type { Node } from '../syntax.ts';
import { formula } from './arguments.ts';
import type { Arguments, FunctionSpec } from './function-spec.ts';
import { cases, first, must, number, ratio, word } from './parameter.ts';
import { fill, sumOf } from './template.ts';
import { checkWeights } from './weights.ts';

export const mixFunction: FunctionSpec = {
  name: 'mix',
  rows: [16, 18],
  summary: { zh: '加权合成：权重合计 100%', en: 'Weighted mix; the weights add up to 100%' },
  parameters: [
    first('parts', cases(ratio, number()), 'up', { zh: '[权重 -> 数]', en: '[weight -> number]' }),
    must('when_missing', word('reweight', 'missing'), 'none', {
      zh: '某项缺数据时：其余重新分配权重(reweight)，或结果缺数据(missing)',
      en: 'when a part is missing: share its weight among the others, or be missing',
    }),
  ],
  result: { kind: 'like', parameter: 'parts' },
  example: 'mix([70% -> 90, 30% -> 80], when_missing: reweight)',
  body: { kind: 'expand', expand, range: between },
  sentence: {
    zh: (say) =>
      `按权重合成：${say
        .cases('parts')
        .map((each) => `占${each.when}：${each.result}`)
        .join('；')}${say.word('when_missing') === 'reweight' ? '；缺项的权重由其余各项分担' : ''}`,
    en: (say) =>
      `the weighted sum of ${say
        .cases('parts')
        .map((each) => `${each.when} ${each.result}`)
        .join(
          ', ',
        )}${say.word('when_missing') === 'reweight' ? '; the others share the weight of a missing part' : ''}`,
  },
  overRecords: false,
  check: checkWeights,
};

function expand(args: Arguments): Node {
  const { span } = args.call;
  const parts = args.cases('parts');
  const weighted = sumOf(
    parts.map((each) => makeBinary('*', each.when, each.then, span)),
    span,
  );
  if (args.word('when_missing') === 'missing') return weighted;
  const each = parts.map(({ when: weight, then: x }) => ({
    gone: fill('x is missing', { x }, span),
    value: fill('if x is missing then 0 else weight * x', { x, weight }, span),
    weight: fill('if x is missing then 0 else weight', { x, weight }, span),
  }));
  const filling = {
    gone: each.map(({ gone }) => gone).reduce((a, b) => makeBinary('and', a, b, span), formula('true')),
    weighted,
    sum: sumOf(
      each.map(({ value }) => value),
      span,
    ),
    weights: sumOf(
      each.map(({ weight }) => weight),
      span,
    ),
  };
  // When everything is missing, `weighted` is missing too and names what is.
  return fill('if gone then weighted else sum / weights', filling, span);
}

/** A weighted mean of some of the parts lies between the lowest and the highest of them. */
function between(range: (node: Node) => Range, args: Arguments): Range {
  const [first, ...rest] = args.cases('parts').map((each) => range(each.then));
  return first === undefined ? anyNumber : { ...rest.reduce(joinRanges, first), nonZero: false };
}
