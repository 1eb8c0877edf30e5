import type { Node } from '../syntax.ts';
import type { Arguments, FunctionSpec } from './function-spec.ts';
import { first, must, number, points, word } from './parameter.ts';
import { peersMissing } from './peers.ts';
import { fill } from './template.ts';

export const peerScaleFunction: FunctionSpec = {
  name: 'peer_scale',
  rows: [13],
  summary: {
    zh: '组别内按最差到最好线性折算得分',
    en: 'Points on a straight line from the worst to the best of the cohort',
  },
  parameters: [
    first('x', number(), 'none', { zh: '数', en: 'the number' }),
    must('worst', points, 'up', { zh: '最差单位的得分', en: 'points of the worst unit' }),
    must('best', points, 'up', { zh: '最好单位的得分', en: 'points of the best unit' }),
    must('direction', word('higher', 'lower'), 'none', {
      zh: '数值高好还是低好',
      en: 'whether higher or lower is better',
    }),
    must('all_equal', points, 'none', { zh: '各单位都相同时的得分', en: 'what holds when all are equal' }),
    peersMissing,
  ],
  result: { kind: 'number', quantity: 'points' },
  example:
    'peer_scale(count(公文), worst: 0.6 * full, best: full, direction: higher, all_equal: full, peers_missing: ignore)',
  body: { kind: 'expand', expand },
  sentence: {
    zh: (say) =>
      `${say.of('x')}在组别内${say.word('direction') === 'higher' ? '最高' : '最低'}的得${say.amount('best')}，${say.word('direction') === 'higher' ? '最低' : '最高'}的得${say.amount('worst')}，其余按比例折算；各单位相同时${say.outcome('all_equal')}`,
    en: (say) =>
      `${say.amount('best')} for the ${say.word('direction') === 'higher' ? 'highest' : 'lowest'} ${say.of('x')} in the cohort, ${say.amount('worst')} for the other end, in proportion between; ${say.outcome('all_equal')} when all are equal`,
  },
  overRecords: false,
  check: null,
};

function expand(args: Arguments): Node {
  const { span } = args.call;
  const x = args.node('x');
  const policy = args.node('peers_missing');
  const lowest = fill('peer_min(x, peers_missing: policy)', { x, policy }, span);
  const highest = fill('peer_max(x, peers_missing: policy)', { x, policy }, span);
  const higher = args.word('direction') === 'higher';
  const filling = {
    x,
    from: higher ? lowest : highest,
    to: higher ? highest : lowest,
    worst: args.node('worst'),
    best: args.node('best'),
    all_equal: args.node('all_equal'),
  };
  // Between the two ends whatever the interval analysis can see: x itself is one of the peers.
  const line = 'worst + (best - worst) * clamp((x - from) / (to - from), 0, 1)';
  return fill(`if to - from = 0 then all_equal else ${line}`, filling, span);
}
