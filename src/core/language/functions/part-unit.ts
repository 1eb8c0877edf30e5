import { sign } from '../../quantity/rational.ts';
import { printFormula } from '../print.ts';
import type { Node } from '../syntax.ts';
import type { Arguments, CallCheck, Phrases } from './function-spec.ts';
import { checkNotNegativeArgument } from './not-negative.ts';
import { word } from './parameter.ts';
import { fill } from './template.ts';

/** What a part of a unit counts: nothing, a whole one, or its part. */
export const partUnit = word('ignored', 'counted', 'proportional');

const templates: Readonly<Record<string, string>> = {
  ignored: 'floor(gap / per)',
  counted: 'ceiling(gap / per)',
  proportional: 'gap / per',
};

/** How many units of `per` the gap holds, by the rule's `part_unit`. */
export function units(gap: string, args: Arguments, filling: Readonly<Record<string, Node>>): Node {
  const { span } = args.call;
  const template = templates[args.word('part_unit')] ?? 'gap / per';
  return fill(template, { gap: fill(gap, filling, span), per: args.node('per') }, span);
}

/** `per` must be above zero, `each` not below. */
export function unitCheck(args: Arguments, check: CallCheck): void {
  const per = args.node('per');
  const { low } = check.range(per);
  if (low === null || sign(low) <= 0) {
    check.problem(
      'must-be-positive',
      { function: args.call.name, name: 'per', text: printFormula(per) },
      per,
    );
  }
  if (args.call.name !== 'slopes') checkNotNegativeArgument(args, 'each', check);
}

const phrases: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  ignored: { zh: '(不满的不计)', en: ' (a part of it is ignored)' },
  counted: { zh: '(不满的按一个计)', en: ' (a part of it counts as one)' },
  proportional: { zh: '(不满的按比例计)', en: ' (a part of it counts in proportion)' },
};

export function partUnitPhrase(say: Phrases, language: 'zh' | 'en'): string {
  return phrases[say.word('part_unit')]?.[language] ?? '';
}
