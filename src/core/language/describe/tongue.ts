import type { AggregateNode, Comparison, StateNode, WithinNode } from '../syntax.ts';

/** What two phrases joined by an operator, a condition, a fold … are called in one language. */
export interface Tongue {
  readonly names: Readonly<Record<string, string>>;
  truth(value: boolean): string;
  quoted(text: string): string;
  duration(amount: number, unit: string): string;
  not(phrase: string): string;
  both(phrases: readonly string[]): string;
  either(phrases: readonly string[]): string;
  compare(left: string, op: Comparison, right: string, isTime: boolean): string;
  state(node: StateNode, operand: string): string;
  within(node: WithinNode, operand: string, choices: readonly string[]): string;
  choose(condition: string, then: string, otherwise: string): string;
  aggregate(node: AggregateNode, parts: AggregatePhrases): string;
  /** The records an aggregate looks at. */
  records(node: AggregateNode, where: string | null): string;
  /** `count(…) > 0` and `count(…) = 0`. */
  present(records: string): string;
  absent(records: string): string;
  /** Counted as so much. */
  counted(amount: string): string;
  /** An amount of points. */
  points(amount: string): string;
  partOfFull(percent: string): string;
  full(points: string): string;
  award(amount: string): string;
  readonly nothing: string;
  notApplicable(reason: string): string;
  missing(what: string): string;
  /** A score that is no rule but a calculation. */
  scored(phrase: string): string;
}

export interface AggregatePhrases {
  /** `a ÷ b` for a mean of daily ratios. */
  readonly value: string;
  readonly where: string | null;
  readonly option: (name: string, otherwise: string) => string;
}
