import type { Node } from '../language/syntax.ts';
import type { Problem } from '../problem/problem.ts';
import { exactDecimal } from '../quantity/decimal.ts';
import { round } from '../quantity/rounding.ts';
import type { Scalar, Value } from '../quantity/value.ts';
import { isNumber } from './samples.ts';
import type { Witness } from './trial.ts';

/** A property somebody should know before publishing, with inputs that show it. */
export interface PropertyFinding {
  readonly problem: Problem;
  /** The input that the message calls {input}; null when it names none. */
  readonly about: Node | null;
  readonly table: string;
  /** Null for a property of the whole table. */
  readonly indicator: {
    readonly id: string;
    readonly no: number | string | null;
    readonly name: string;
  } | null;
  readonly witnesses: readonly Witness[];
}

/** A score in words for a message: a number, or its state. */
export function scoreText(score: Value): string {
  return score.state === 'known' ? scalarText(score.value) : score.state;
}

/** An input as text: numbers with at most six decimals, so that a message stays readable. */
export function scalarText(value: Scalar): string {
  return isNumber(value) ? exactDecimal(round(value, { decimals: 6, mode: 'half_up' })) : String(value);
}
