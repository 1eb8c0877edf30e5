import { partsOf } from '../language/parts.ts';
import type { Node } from '../language/syntax.ts';
import { collectAggregates } from '../measure/extract.ts';
import type { Formula, Indicator, Scheme } from '../scheme/scheme.ts';
import type { RedLineHit } from './red-line.ts';

/** One of the texts that say what an indicator is. */
export interface Text {
  readonly where: RedLineHit['where'];
  readonly text: string;
}

/** Everything that says what an indicator is; datasets are told apart, also where a formula names them. */
export function textsOf(scheme: Scheme, indicator: Indicator, path: readonly string[]): readonly Text[] {
  const read = new Set(collectAggregates([indicator.formula.tree], scheme).map((each) => each.dataset));
  const names = [...read].sort((a, b) => b.length - a.length);
  const formulas = [indicator.formula, ...definitionsIn(indicator.formula.tree, scheme)];
  return [
    { where: 'name', text: indicator.name },
    { where: 'path', text: path.join(' / ') },
    { where: 'description', text: indicator.description },
    ...formulas.map(({ text }): Text => ({ where: 'formula', text: withoutDatasets(text, names) })),
    ...scheme.datasets
      .filter((each) => read.has(each.name))
      .map((each): Text => ({ where: 'dataset', text: `${each.name}:${each.description}` })),
  ];
}

/** A formula without the names of its datasets, where they stand as such. */
function withoutDatasets(text: string, names: readonly string[]): string {
  return names.reduce((rest, name) => rest.replace(nameAlone(name), ' '), text);
}

const nameAlone = (name: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}_])${name.replace(/[^\p{L}\p{N}_]/gu, '\\$&')}(?![\\p{L}\\p{N}_])`, 'gu');

function definitionsIn(tree: Node, { definitions }: Pick<Scheme, 'definitions'>): readonly Formula[] {
  const found = new Map<string, Formula>();
  const waiting: Node[] = [tree];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    waiting.push(...[...partsOf(node)].reverse());
    if (node.kind !== 'name' || !Object.hasOwn(definitions, node.name) || found.has(node.name)) continue;
    const formula = definitions[node.name];
    if (formula === undefined) continue;
    found.set(node.name, formula);
    waiting.push(formula.tree);
  }
  return [...found.values()];
}
