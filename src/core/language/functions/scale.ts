import { canBeZero } from '../bounds/range.ts';
import { printFormula } from '../print.ts';
import type { FunctionSpec } from './function-spec.ts';
import { first, like, must, number, points } from './parameter.ts';
import { fill } from './template.ts';

export const scaleFunction: FunctionSpec = {
  name: 'scale',
  rows: [15, 18],
  summary: { zh: '折算：把满 from 分的数折算成满 to 分', en: 'A number out of `from` as one out of `to`' },
  parameters: [
    first('x', number(), 'up', { zh: '数', en: 'the number' }),
    must('from', like('x'), 'down', { zh: '原满分', en: 'full marks before' }),
    must('to', points, 'up', { zh: '折算后的满分', en: 'full marks after' }),
  ],
  result: { kind: 'number', quantity: 'points' },
  example: 'scale(85, from: 100, to: full)',
  body: {
    kind: 'expand',
    expand: (args) =>
      fill(
        'x / from * to',
        { x: args.node('x'), from: args.node('from'), to: args.node('to') },
        args.call.span,
      ),
  },
  sentence: {
    zh: (say) => `${say.of('x')}，由${fullOf(say.amount('from'))}折算为${fullOf(say.amount('to'))}`,
    en: (say) => `${say.of('x')}, converted from ${say.amount('from')} to ${say.amount('to')}`,
  },
  overRecords: false,
  check: (args, check) => {
    const from = args.node('from');
    if (canBeZero(check.range(from)))
      check.problem('must-be-positive', { function: 'scale', name: 'from', text: printFormula(from) }, from);
  },
};

const fullOf = (amount: string): string => (amount.startsWith('满分') ? amount : `满分${amount}`);
