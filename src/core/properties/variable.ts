import { rangeOf } from '../language/bounds/bounds.ts';
import { startScope } from '../language/bounds/scope.ts';
import { partsOf } from '../language/parts.ts';
import { printFormula } from '../language/print.ts';
import type { AggregateNode, NameNode, Node } from '../language/syntax.ts';
import type { ColumnMeaning, Vocabulary } from '../language/vocabulary.ts';
import type { Rational } from '../quantity/rational.ts';

/** Something a formula depends on that can vary: an aggregate of facts, or an attribute of the unit. */
export interface Variable {
  /** Canonical text: the aggregate as a formula, or the attribute's name. */
  readonly text: string;
  readonly kind: 'number' | 'truth' | 'text' | 'date';
  /** Whole numbers only. */
  readonly whole: boolean;
  readonly low: Rational | null;
  readonly high: Rational | null;
  /** Size of a natural small step: 1 for counts, a hundredth for ratios. */
  readonly ratio: boolean;
  readonly choices: readonly string[];
  readonly aggregate: AggregateNode | null;
  /** The part of the formula that reads it. */
  readonly node: Node;
}

/** The variables of a formula, definitions followed, in order of text. */
export function variablesOf(
  tree: Node,
  vocabulary: Vocabulary,
  definition: (name: string) => Node | null,
): readonly Variable[] {
  const found = new Map<string, Variable>();
  const followed = new Set<string>();
  const waiting: Node[] = [tree];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.kind === 'aggregate') {
      const variable = variableOf(node, vocabulary, definition);
      found.set(variable.text, variable);
    } else if (node.kind === 'name') readName(node);
    else waiting.push(...partsOf(node));
  }
  return [...found.values()].sort((a, b) => (a.text < b.text ? -1 : 1));

  function readName(node: NameNode): void {
    const { name } = node;
    const inside = definition(name);
    const attribute = Object.hasOwn(vocabulary.attributes, name) ? vocabulary.attributes[name] : undefined;
    if (inside !== null && !followed.has(name)) {
      followed.add(name);
      waiting.push(inside);
    } else if (inside === null && attribute !== undefined)
      found.set(name, ofColumn(name, attribute, null, node));
  }
}

function variableOf(
  node: AggregateNode,
  vocabulary: Vocabulary,
  definition: (name: string) => Node | null,
): Variable {
  const text = printFormula(node);
  const columns = vocabulary.datasets[node.dataset]?.columns ?? {};
  const column = node.value?.kind === 'name' ? columns[node.value.name] : undefined;
  if (node.fold === 'latest' && column !== undefined) return ofColumn(text, column, node, node);
  const { low, high } = rangeOf(node, startScope(vocabulary, definition));
  const counts = node.fold === 'count' || node.fold === 'distinct';
  const meanOfRatio = node.fold.endsWith('_mean') && node.value?.kind === 'binary' && node.value.op === '/';
  const ratio = meanOfRatio || (column?.type.kind === 'number' && column.type.quantity === 'ratio');
  const whole = counts || (wholeFolds.has(node.fold) && column !== undefined && isWhole(column));
  return { text, kind: 'number', whole, low, high, ratio, choices: [], aggregate: node, node };
}

/** Folds of whole numbers that give a whole number. */
const wholeFolds: ReadonlySet<string> = new Set(['sum', 'least', 'greatest', 'latest']);

const isWhole = ({ type }: ColumnMeaning): boolean => type.kind === 'number' && type.quantity === 'count';

function ofColumn(
  text: string,
  column: ColumnMeaning,
  aggregate: AggregateNode | null,
  node: Node,
): Variable {
  const { type, bounds, choices } = column;
  const kind = type.kind === 'number' || type.kind === 'truth' || type.kind === 'text' ? type.kind : 'date';
  const whole = isWhole(column);
  const ratio = type.kind === 'number' && type.quantity === 'ratio';
  return {
    text,
    kind,
    whole,
    low: bounds.low,
    high: bounds.high,
    ratio,
    choices: choices ?? [],
    aggregate,
    node,
  };
}
