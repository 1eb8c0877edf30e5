import type { WorkCalendar } from '../../quantity/calendar.ts';
import type { Scalar, Value } from '../../quantity/value.ts';
import type { Range } from '../bounds/range.ts';
import type { CallNode, Case, Node } from '../syntax.ts';
import type { Quantity } from '../vocabulary.ts';

export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What an argument may be. `like` names another parameter whose quantity it must share. */
export type Accepts =
  | { readonly kind: 'number'; readonly quantity: Quantity | null; readonly like: string | null }
  | { readonly kind: 'whole'; readonly low: number; readonly high: number }
  | { readonly kind: 'date' | 'truth' | 'text' | 'any' }
  | { readonly kind: 'same'; readonly like: string }
  | { readonly kind: 'word'; readonly words: readonly string[] }
  | { readonly kind: 'cases'; readonly when: Accepts; readonly result: Accepts };

/** How the result moves when the argument grows and all else stays. */
export type Direction = 'up' | 'down' | 'none';

export interface Parameter {
  readonly name: string;
  readonly accepts: Accepts;
  /** Given by its name; otherwise by its place. */
  readonly named: boolean;
  readonly required: boolean;
  /** Takes all arguments without a name from its place on; at least `required ? 1 : 0`. */
  readonly many: boolean;
  /** Formula text taken when it is not given. */
  readonly otherwise: string | null;
  readonly direction: Direction;
  readonly meaning: Words;
}

export type ResultType =
  | { readonly kind: 'number'; readonly quantity: Quantity }
  | { readonly kind: 'like'; readonly parameter: string }
  | { readonly kind: 'truth' | 'date' | 'nothing' };

/** The arguments of one call, by parameter; defaults filled in. */
export interface Arguments {
  readonly call: CallNode;
  node(name: string): Node;
  given(name: string): Node | null;
  /** All arguments of a `many` parameter. */
  all(name: string): readonly Node[];
  cases(name: string): readonly Case[];
  word(name: string): string;
  whole(name: string): number;
}

/** What a primitive may ask for besides its arguments. */
export interface Surroundings {
  readonly calendar: WorkCalendar;
  /** Value for the unit itself. */
  value(node: Node): Value;
  /** Values for all units of the cohort, in the cohort's order; null inside another comparison with peers. */
  peerValues(node: Node): readonly Value[] | null;
}

/**
 * What a function computes: a formula of simpler things (`expand`), or a primitive: of known arguments (`strict`;
 * missing and not applicable pass through), or of the arguments with their states (`special`).
 */
export type Body =
  | {
      readonly kind: 'expand';
      readonly expand: (args: Arguments) => Node;
      /** Where the result is known to stay although the formula does not show it. */
      readonly range?: (range: (node: Node) => Range, args: Arguments) => Range;
    }
  | {
      readonly kind: 'strict';
      readonly compute: (values: readonly Scalar[], args: Arguments, calendar: WorkCalendar) => Value;
      readonly range: (ranges: readonly Range[], args: Arguments) => Range;
    }
  | {
      readonly kind: 'special';
      readonly compute: (args: Arguments, at: Surroundings) => Value;
      readonly range: (range: (node: Node) => Range, args: Arguments) => Range;
    };

/** What a function's own check may ask and say, beyond names and types. */
export interface CallCheck {
  /** What the argument can be where the call stands. */
  range(node: Node): Range;
  problem(code: CallProblem, params: Readonly<Record<string, string>>, node: Node): void;
}
export type CallProblem =
  | 'one-bound'
  | 'zero-target-needed'
  | 'division-unguarded'
  | 'not-constant'
  | 'must-be-positive'
  | 'must-not-be-negative'
  | 'cases-order'
  | 'weights-sum'
  | 'checklist-over'
  | 'checklist-under';

/** The arguments of a call as phrases in one language. */
export interface Phrases {
  /** An argument, or its default, as a quantity or condition. */
  of(name: string): string;
  /** An argument as an amount of points: 0.5分, 满分的10%. */
  amount(name: string): string;
  /** An argument as what is awarded: full points, none, not applicable. */
  outcome(name: string): string;
  /** What holds in a case set apart: not applicable, missing, or counted as so much. */
  policy(name: string): string;
  /** Full points, with their number. */
  full(): string;
  given(name: string): boolean;
  word(name: string): string;
  all(name: string): readonly string[];
  cases(name: string): readonly CasePhrases[];
}

/** One case: its condition or bound, and its result as a quantity, an amount of points, or what is awarded. */
export interface CasePhrases {
  readonly when: string;
  readonly result: string;
  readonly amount: string;
  readonly award: string;
}

export interface Sentence {
  readonly zh: (say: Phrases) => string;
  readonly en: (say: Phrases) => string;
}

export interface FunctionSpec {
  readonly name: string;
  /** Rows of the rule catalogue it serves; empty for plain arithmetic. */
  readonly rows: readonly number[];
  readonly summary: Words;
  readonly parameters: readonly Parameter[];
  readonly result: ResultType;
  /** A formula that uses it. */
  readonly example: string;
  readonly body: Body;
  /** The rule as a phrase an official reads. */
  readonly sentence: Sentence;
  /** Allowed in expressions over records. */
  readonly overRecords: boolean;
  readonly check: ((args: Arguments, check: CallCheck) => void) | null;
}
