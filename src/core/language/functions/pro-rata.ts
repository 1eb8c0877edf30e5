import { canBeZero } from '../bounds/range.ts';
import { printFormula } from '../print.ts';
import type { Node } from '../syntax.ts';
import type { Arguments, FunctionSpec } from './function-spec.ts';
import { outcome } from './outcome.ts';
import { first, like, may, must, number, points, ratio } from './parameter.ts';
import { fill } from './template.ts';

export const proRataFunction: FunctionSpec = {
  name: 'pro_rata',
  rows: [2],
  summary: {
    zh: '按完成值与目标值的比例得分，封顶 cap；完成值为负按零计',
    en: 'Points in proportion to x over the target, at most `cap`; a negative x counts as zero',
  },
  parameters: [
    first('x', number(), 'up', { zh: '数', en: 'the number' }),
    must('target', like('x'), 'down', { zh: '目标值', en: 'the target' }),
    may('cap', ratio, '100%', 'up', { zh: '比例上限', en: 'highest proportion counted' }),
    may('zero_target', points, null, 'none', {
      zh: '目标为零时的得分',
      en: 'what holds when the target is zero',
    }),
  ],
  result: { kind: 'number', quantity: 'points' },
  example: 'pro_rata(46%, target: 92%)',
  body: { kind: 'expand', expand },
  sentence: {
    zh: (say) =>
      `按 ${say.of('x')}${say.of('target') === '100%' ? '' : ` ÷ ${say.of('target')}`} 的比例得分，${say.given('cap') ? `最多按${say.of('cap')}计` : '满分为止'}${say.given('zero_target') ? `；目标为零时${say.outcome('zero_target')}` : ''}`,
    en: (say) =>
      `points in proportion to ${say.of('x')}${say.of('target') === '100%' ? '' : ` ÷ ${say.of('target')}`}, ${say.given('cap') ? `counting at most ${say.of('cap')}` : 'up to full'}${say.given('zero_target') ? `; ${say.outcome('zero_target')} when the target is zero` : ''}`,
  },
  overRecords: false,
  check: (args, check) => {
    const target = args.node('target');
    if (args.given('zero_target') !== null || !canBeZero(check.range(target))) return;
    check.problem('zero-target-needed', { function: 'pro_rata', target: printFormula(target) }, target);
  },
};

function expand(args: Arguments): Node {
  const { span } = args.call;
  const filling = { x: args.node('x'), target: args.node('target'), cap: args.node('cap') };
  const proportion = fill('full * clamp(x / target, 0, cap)', filling, span);
  if (args.given('zero_target') === null) return proportion;
  const zero_target = outcome(args, 'zero_target', 'target');
  return fill(
    'if target = 0 then zero_target else proportion',
    { ...filling, zero_target, proportion },
    span,
  );
}
