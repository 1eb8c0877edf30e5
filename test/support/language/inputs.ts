import { evaluate, type Inputs } from '../../../src/core/language/evaluate.ts';
import { parseFormula } from '../../../src/core/language/parse.ts';
import { printFormula } from '../../../src/core/language/print.ts';
import type { Node } from '../../../src/core/language/syntax.ts';
import type { Vocabulary } from '../../../src/core/language/vocabulary.ts';
import { parseDay } from '../../../src/core/quantity/day.ts';
import { exactDecimal } from '../../../src/core/quantity/decimal.ts';
import { known, missing, type Scalar, type Value } from '../../../src/core/quantity/value.ts';

/** What a case gives: attributes by name and aggregates by their canonical text, as literals or states. */
export type Given = Readonly<Record<string, string>>;

const day = (text: string): number => parseDay(text) ?? 0;

export const calendar = {
  from: day('2020-01-01'),
  to: day('2021-01-01'),
  holidays: ['2020-05-01', '2020-05-04', '2020-05-05'].map(day),
  workingWeekends: ['2020-05-09'].map(day),
};

export function tree(text: string): Node {
  const parsed = parseFormula(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.problems.map((each) => each.code).join(', ')}`);
  return parsed.value;
}

/** Inputs of one unit whose cohort is the unit itself and `peers`. */
export function inputsOf(vocabulary: Vocabulary, given: Given, peers: readonly Given[] = []): Inputs {
  const cohort: Inputs[] = [];
  const [own, ...others] = [given, ...peers].map((each) => unitInputs(vocabulary, each, () => cohort));
  if (own === undefined) throw new Error('no unit');
  cohort.push(own, ...others);
  return own;
}

function unitInputs(vocabulary: Vocabulary, given: Given, peers: () => readonly Inputs[]): Inputs {
  const values = new Map(Object.entries(given).map(([name, text]) => [name, literal(text)]));
  const fixed = new Map<string, Value>([
    ['as_of', known(day('2020-12-31'))],
    ['period_start', known(day('2020-01-01'))],
    ['period_end', known(day('2021-01-01'))],
    ...(vocabulary.full === null ? [] : [['full', known(vocabulary.full)] as const]),
  ]);
  return {
    calendar,
    peers,
    name: (name) => values.get(name) ?? fixed.get(name) ?? missing({ kind: 'attribute', name }),
    aggregate: (node) => values.get(printFormula(node)) ?? missing({ kind: 'dataset', name: node.dataset }),
    definition: (name) => {
      const text = Object.hasOwn(vocabulary.definitions, name) ? vocabulary.definitions[name] : undefined;
      return text === undefined || values.has(name) ? null : tree(text);
    },
  };
}

function literal(text: string): Value {
  const nobody: Inputs = {
    calendar,
    name: (name) => missing({ kind: 'attribute', name }),
    aggregate: (node) => missing({ kind: 'dataset', name: node.dataset }),
    peers: () => [],
    definition: () => null,
  };
  return evaluate(tree(text), nobody);
}

/** A value as a case states it. */
export function stated(value: Value): string {
  if (value.state === 'missing') return 'missing';
  if (value.state === 'not-applicable') return 'not applicable';
  return scalar(value.value);
}

const scalar = (value: Scalar): string => (typeof value === 'object' ? exactDecimal(value) : String(value));
