import { evaluate, type Inputs } from '../language/evaluate.ts';
import { printFormula } from '../language/print.ts';
import type { AggregateNode, Node } from '../language/syntax.ts';
import type { Rational } from '../quantity/rational.ts';
import { known, missing, type Value } from '../quantity/value.ts';
import type { Indicator, Scheme } from '../scheme/scheme.ts';
import { targetOf } from '../scheme/walk.ts';
import { type Assignment, isNumber } from './samples.ts';

/** The inputs that show a property, and the score they give. */
export interface Witness {
  readonly inputs: Assignment;
  readonly score: Value;
}

/** The score of a witness as a number; null when it has none. */
export function scoreOf({ score }: Witness): Rational | null {
  return score.state === 'known' && isNumber(score.value) ? score.value : null;
}

/** Scores an indicator for made-up inputs, without rounding. */
export type Trial = (inputs: Assignment) => Value;

/** What every trial of a rule shares. */
export interface Setting {
  readonly scheme: Scheme;
  readonly indicator: Indicator;
  /** The trees of the scheme's definitions. */
  readonly trees: ReadonlyMap<string, Node>;
  /** The other units that rules about peers see: they stay as they are while this unit's inputs change. */
  readonly rivals: readonly Assignment[];
}

/** Tries the formula of the indicator, or a part of it. */
export function trialOf(setting: Setting, tree: Node = setting.indicator.formula.tree): Trial {
  return (assignment) => evaluate(tree, inputsOf(setting, assignment));
}

function inputsOf({ scheme, indicator, trees, rivals }: Setting, assignment: Assignment): Inputs {
  const peers: Inputs[] = [];
  const make = (values: Assignment): Inputs => ({
    name: (name) => nameValue(scheme, indicator, values, name),
    aggregate: (node) => assignedValue(values, textOf(node)),
    peers: () => peers,
    calendar: scheme.calendar,
    definition: (name) => trees.get(name) ?? null,
  });
  const own = make(assignment);
  peers.push(own, ...rivals.map(make));
  return own;
}

// A rule is tried thousands of times: its parts are printed once.
const texts = new WeakMap<AggregateNode, string>();

function textOf(node: AggregateNode): string {
  const before = texts.get(node);
  if (before !== undefined) return before;
  const text = printFormula(node);
  texts.set(node, text);
  return text;
}

function assignedValue(values: Assignment, text: string): Value {
  const value = values.get(text);
  return value === undefined ? missing({ kind: 'declared', name: text }) : known(value);
}

function nameValue(scheme: Scheme, indicator: Indicator, values: Assignment, name: string): Value {
  const lastDay = scheme.period.end - 1;
  switch (name) {
    case 'full':
      return known(indicator.points);
    case 'target':
      return targetOf(indicator, '', lastDay);
    case 'as_of':
      return known(lastDay);
    case 'period_start':
      return known(scheme.period.start);
    case 'period_end':
      return known(scheme.period.end);
    default:
      return assignedValue(values, name);
  }
}
