import { checkItems } from './checklist-sum.ts';
import type { FunctionSpec } from './function-spec.ts';
import { cases, first, points, truth } from './parameter.ts';
import { fill, sumOf } from './template.ts';

export const checklistFunction: FunctionSpec = {
  name: 'checklist',
  rows: [9],
  summary: { zh: '清单：各项成立的得分相加', en: 'Sum of the points of the items that hold' },
  parameters: [
    first('items', cases(truth, points), 'none', { zh: '[条件 -> 得分]', en: '[condition -> points]' }),
  ],
  result: { kind: 'number', quantity: 'points' },
  example: 'checklist([true -> 1, false -> 1])',
  body: {
    kind: 'expand',
    expand: (args) =>
      sumOf(
        args
          .cases('items')
          .map((each) =>
            fill('if met then award else 0', { met: each.when, award: each.then }, args.call.span),
          ),
        args.call.span,
      ),
  },
  sentence: {
    zh: (say) =>
      say
        .cases('items')
        .map((each) => `${each.when}的${each.award}`)
        .join('；'),
    en: (say) =>
      say
        .cases('items')
        .map((each) => `${each.award} if ${each.when}`)
        .join('; '),
  },
  overRecords: false,
  check: checkItems,
};
