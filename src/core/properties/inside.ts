import { partsOf } from '../language/parts.ts';
import { printFormula } from '../language/print.ts';
import type { Node } from '../language/syntax.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { Variable } from './variable.ts';

/** The texts of the variables a part of a formula reads, definitions followed. */
export function textsWithin(
  part: Node,
  { definitions }: Pick<Scheme, 'definitions'>,
  variables: readonly Variable[],
): readonly string[] {
  const texts = new Set(variables.map((each) => each.text));
  const found = new Set<string>();
  const followed = new Set<string>();
  const waiting: Node[] = [part];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const text = node.kind === 'aggregate' || node.kind === 'name' ? printFormula(node) : '';
    if (texts.has(text)) found.add(text);
    else if (node.kind !== 'name') waiting.push(...partsOf(node));
    else if (Object.hasOwn(definitions, node.name) && !followed.has(node.name)) {
      followed.add(node.name);
      waiting.push(...[definitions[node.name]?.tree].filter((each) => each !== undefined));
    }
  }
  return [...found];
}
