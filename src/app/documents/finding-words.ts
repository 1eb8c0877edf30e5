import { describeFormula } from '../../core/language/describe.ts';
import type { Node } from '../../core/language/syntax.ts';
import { type Language, renderProblem } from '../../core/problem/problem.ts';
import type { PropertyFinding } from '../../core/properties/finding.ts';

/** What a finding says, its input in the words of the language instead of as a formula. */
export function findingWords(
  { problem, about }: Pick<PropertyFinding, 'problem' | 'about'>,
  language: Language,
): { readonly what: string; readonly fix: string } {
  if (about === null || problem.params.input === undefined) return renderProblem(problem, language);
  const params = { ...problem.params, input: describeInput(about, language) };
  return renderProblem({ ...problem, params }, language);
}

/** An input of a rule as an official calls it. */
export const describeInput = (node: Node, language: Language): string => describeFormula(node, language, '');
