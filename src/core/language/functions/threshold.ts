import { makeBinary } from '../build.ts';
import type { Comparison, Node } from '../syntax.ts';
import { formula } from './arguments.ts';
import type { Arguments, FunctionSpec, Phrases } from './function-spec.ts';
import { first, like, may, number } from './parameter.ts';
import { fill } from './template.ts';

export const thresholdFunction: FunctionSpec = {
  name: 'threshold',
  rows: [1, 7],
  summary: {
    zh: '达标得满分，否则得零分；界限恰好写一个',
    en: 'Full points when the bound is met, else none; exactly one bound',
  },
  parameters: [
    first('x', number(), 'none', { zh: '数', en: 'the number' }),
    may('at_least', like('x'), null, 'down', { zh: '不低于(含)', en: 'at least (inclusive)' }),
    may('at_most', like('x'), null, 'up', { zh: '不高于(含)', en: 'at most (inclusive)' }),
    may('above', like('x'), null, 'down', { zh: '高于(不含)', en: 'above (exclusive)' }),
    may('below', like('x'), null, 'up', { zh: '低于(不含)', en: 'below (exclusive)' }),
  ],
  result: { kind: 'number', quantity: 'points' },
  example: 'threshold(16, at_least: 15)',
  body: { kind: 'expand', expand },
  sentence: {
    zh: (say) => `${say.of('x')}${phrase(say, 'zh')}的，得${say.full()}；否则，不得分`,
    en: (say) => `${say.full()} if ${say.of('x')} is ${phrase(say, 'en')}, otherwise none`,
  },
  overRecords: false,
  check: (args, check) => {
    if (bounds.filter((each) => args.given(each.name) !== null).length !== 1)
      check.problem('one-bound', {}, args.call);
  },
};

const bounds: readonly {
  readonly name: string;
  readonly op: Comparison;
  readonly zh: string;
  readonly en: string;
  /** How the bound reads when it is 0. */
  readonly zero: string | null;
}[] = [
  { name: 'at_least', op: '>=', zh: '达到', en: 'at least', zero: null },
  { name: 'at_most', op: '<=', zh: '不高于', en: 'at most', zero: '为0' },
  { name: 'above', op: '>', zh: '高于', en: 'above', zero: null },
  { name: 'below', op: '<', zh: '低于', en: 'below', zero: null },
];

function expand(args: Arguments): Node {
  const { span } = args.call;
  const met = bounds.flatMap(({ name, op }) => {
    const bound = args.given(name);
    return bound === null ? [] : [makeBinary(op, args.node('x'), bound, span)];
  });
  const [first = formula('true')] = met;
  return fill('if met then full else 0', { met: first }, span);
}

function phrase(say: Phrases, language: 'zh' | 'en'): string {
  const written = bounds.filter((each) => say.given(each.name));
  const space = language === 'en' ? ' ' : '';
  return written
    .map((each) =>
      say.of(each.name) === '0' && each.zero !== null && language === 'zh'
        ? each.zero
        : `${each[language]}${space}${say.of(each.name)}`,
    )
    .join(space);
}
