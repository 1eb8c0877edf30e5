import type { Comparison, DurationUnit, Logic } from '../language/syntax.ts';
import type { Rational } from '../quantity/rational.ts';
import type { Day } from '../quantity/value.ts';
import type { Column } from '../scheme/scheme.ts';

export type TermType = 'number' | 'text' | 'truth' | 'date' | 'moment';

/**
 * A row expression with every name resolved and every type known: what the engines read.
 * In all of them a blank makes the result blank, except where a kind says otherwise; `logic` is three-valued.
 */
export type Term = { readonly type: TermType } & TermShape;

type TermShape =
  | { readonly kind: 'literal'; readonly value: Rational | string | boolean | Day }
  | { readonly kind: 'column' | 'attribute'; readonly column: Column }
  | { readonly kind: 'negate' | 'abs' | 'not'; readonly operand: Term }
  | { readonly kind: 'arithmetic'; readonly op: '+' | '-' | '*'; readonly left: Term; readonly right: Term }
  | { readonly kind: 'extreme'; readonly op: 'min' | 'max'; readonly operands: readonly Term[] }
  /** A date moved by a duration; `amount` may be negative. */
  | { readonly kind: 'shift'; readonly operand: Term; readonly amount: number; readonly by: DurationUnit }
  /** Days, or workdays, after `from` up to and including `to`. */
  | { readonly kind: 'days' | 'workdays'; readonly from: Term; readonly to: Term }
  | { readonly kind: 'workday' | 'year' | 'month' | 'day'; readonly operand: Term }
  | { readonly kind: 'compare'; readonly op: Comparison; readonly left: Term; readonly right: Term }
  | { readonly kind: 'logic'; readonly op: Logic; readonly left: Term; readonly right: Term }
  /** True or false, never blank. */
  | { readonly kind: 'known'; readonly operand: Term }
  | { readonly kind: 'within'; readonly operand: Term; readonly choices: readonly Term[] }
  /** Blank when the condition is. */
  | { readonly kind: 'if'; readonly condition: Term; readonly then: Term; readonly otherwise: Term }
  | { readonly kind: 'known_or'; readonly operand: Term; readonly otherwise: Term };

/** The term of one kind. */
export type TermOf<K extends Term['kind'], T extends Term = Term> = T extends Term
  ? K extends T['kind']
    ? T
    : never
  : never;
