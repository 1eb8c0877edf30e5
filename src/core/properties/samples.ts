import { literalValue } from '../language/literal.ts';
import { partsOf } from '../language/parts.ts';
import { printFormula } from '../language/print.ts';
import type { Node } from '../language/syntax.ts';
import { add, compare, equals, type Rational, rational, subtract, zero } from '../quantity/rational.ts';
import type { Scalar } from '../quantity/value.ts';
import type { Variable } from './variable.ts';

/** One value for every variable, by text. */
export type Assignment = ReadonlyMap<string, Scalar>;

/** Values tried of one variable. */
export const mostValues = 14;

/** Values worth trying: the ends of the range, the numbers the rule itself names and their neighbours. */
export function valuesToTry(
  variable: Variable,
  numbers: readonly Rational[],
  most: number = mostValues,
): readonly Scalar[] {
  if (variable.kind === 'truth') return [false, true];
  if (variable.kind === 'text') return variable.choices.length > 0 ? variable.choices : ['', 'x'];
  if (variable.kind === 'date') return [18262, 18400, 18627];
  const step = variable.ratio ? rational(1, 100) : rational(1);
  const near = numbers.flatMap((each) => [each, subtract(each, step), add(each, step)]);
  const usual = (variable.ratio ? [0, 1, 2] : [0, 1, 2, 10, 100]).map((each) => rational(each));
  const ends = [variable.low, variable.high].filter((each) => each !== null);
  const values = distinct([...ends, ...usual, ...near].filter((each) => fits(variable, each)));
  return thinned(values, most);
}

/** At most so many of them, two or more, evenly picked, both ends kept. */
export function thinned(sorted: readonly Rational[], most: number): readonly Rational[] {
  if (sorted.length <= most) return sorted;
  const last = sorted.length - 1;
  return Array.from({ length: most }, (_, i) => sorted[Math.round((i * last) / (most - 1))] ?? zero);
}

/** Whether the variable can have this value. */
export function fits(variable: Variable, value: Rational): boolean {
  return (
    (!variable.whole || value.den === 1n) &&
    (variable.low === null || compare(variable.low, value) <= 0) &&
    (variable.high === null || compare(value, variable.high) <= 0)
  );
}

/** The numbers written in a formula and its definitions, with the full points and targets given. */
export function numbersIn(trees: readonly Node[], more: readonly Rational[]): readonly Rational[] {
  const found: Rational[] = [...more];
  const waiting = [...trees];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.kind === 'number') found.push(literalValue(node));
    waiting.push(...partsOf(node));
  }
  return distinct(found);
}

function distinct(all: readonly Rational[]): Rational[] {
  const sorted = [...all].sort(compare);
  return sorted.filter((each, i) => i === 0 || !equals(each, sorted[i - 1] ?? zero));
}

/**
 * Assignments that facts could give: every combination while there are few, else a fixed spread over them. A count of
 * some records never exceeds the count of the records they are among.
 */
export function assignmentsOf(
  variables: readonly Variable[],
  numbers: readonly Rational[],
  most: number,
): readonly Assignment[] {
  const choices = variables.map((each) => valuesToTry(each, numbers));
  const combinations = choices.reduce(
    (product, each) => Math.min(product * Math.max(1, each.length), 1e12),
    1,
  );
  const count = Math.min(combinations, most);
  const parents = parentsOf(variables);
  return Array.from({ length: count }, (_, i) =>
    assignmentAt(combinations <= count ? i : spread(i, combinations)),
  ).filter((each) => possible(each, parents));

  function assignmentAt(index: number): Assignment {
    let rest = index;
    return new Map(
      variables.map((variable, i) => {
        const values = choices[i] ?? [];
        const value = values[rest % values.length] ?? zero;
        rest = Math.floor(rest / values.length);
        return [variable.text, value];
      }),
    );
  }
}

// A fixed stride over the combinations: the same ones at every run.
const spread = (i: number, combinations: number): number =>
  Math.floor(((i * 0.6180339887498949) % 1) * combinations);

export type Parents = readonly { readonly part: string; readonly whole: string }[];

/** Pairs of counts of the same dataset and window where one counts some of the records of the other. */
export function parentsOf(variables: readonly Variable[]): Parents {
  const counts = variables.filter((each) => each.aggregate?.fold === 'count');
  return counts.flatMap((part) =>
    counts
      .filter((whole) => whole !== part && isPartOf(part, whole))
      .map((whole) => ({ part: part.text, whole: whole.text })),
  );
}

function isPartOf(part: Variable, whole: Variable): boolean {
  const [a, b] = [part.aggregate, whole.aggregate];
  if (a === null || b === null || a.dataset !== b.dataset) return false;
  if (JSON.stringify(a.during) !== JSON.stringify(b.during)) return false;
  const conditions = new Set(conjuncts(a.where));
  return conjuncts(b.where).every((each) => conditions.has(each));
}

function conjuncts(where: Node | null): readonly string[] {
  if (where === null) return [];
  if (where.kind === 'binary' && where.op === 'and')
    return [...conjuncts(where.left), ...conjuncts(where.right)];
  return [printFormula(where)];
}

/** Whether no part exceeds its whole. */
export function possible(assignment: Assignment, parents: Parents): boolean {
  return parents.every(({ part, whole }) => {
    const [a, b] = [assignment.get(part), assignment.get(whole)];
    return !isNumber(a) || !isNumber(b) || compare(a, b) <= 0;
  });
}

export const isNumber = (x: Scalar | undefined): x is Rational => typeof x === 'object';
