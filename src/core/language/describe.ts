import { chinese } from './describe/chinese.ts';
import { english } from './describe/english.ts';
import { award, phrase } from './describe/phrase.ts';
import type { AggregateNode, Node } from './syntax.ts';

/**
 * The rule as one sentence an official reads, without its full stop. `points` is the indicator's full points as text;
 * empty for a formula that awards none (a definition, a condition), which is then described as a quantity.
 * `label` names aggregates that are described elsewhere, such as ①.
 */
export function describeFormula(
  node: Node,
  language: 'zh' | 'en',
  points: string,
  label: (node: AggregateNode) => string | null = () => null,
): string {
  const to = { tongue: language === 'zh' ? chinese : english, language, points, label };
  return points === '' ? phrase(node, to) : award(node, to);
}
