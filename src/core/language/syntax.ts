/** Offsets into the formula's text, in UTF-16 code units; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Arithmetic = '+' | '-' | '*' | '/' | '^';
export type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>=';
export type Logic = 'and' | 'or';
export type DurationUnit = 'days' | 'workdays' | 'months' | 'years';

/** The window of time an aggregate looks at. Windows are half-open and never reach past the as-of day. */
export type During =
  | { readonly kind: 'period' }
  | { readonly kind: 'last_year' }
  | { readonly kind: 'ever' }
  | { readonly kind: 'last'; readonly amount: number; readonly unit: 'days' | 'months' | 'years' }
  | { readonly kind: 'between'; readonly from: string; readonly to: string };

/** How an aggregate folds the rows of a dataset into one value per unit. */
export type Fold =
  | 'count'
  | 'sum'
  | 'mean'
  | 'least'
  | 'greatest'
  | 'distinct'
  | 'median'
  | 'trimmed_mean'
  | 'daily_mean'
  | 'monthly_mean'
  | 'latest';

/** The syntax tree of a formula: plain JSON, one value is stored, hashed, sent and replayed. */
export type Node =
  | NumberNode
  | TextNode
  | DateNode
  | DurationNode
  | TruthNode
  | NameNode
  | NegateNode
  | NotNode
  | BinaryNode
  | StateNode
  | WithinNode
  | IfNode
  | CallNode
  | CasesNode
  | AggregateNode;

interface Spanned {
  readonly span: Span;
}
/** `value` is the decimal text without the sign `%`; with `percent` it means a hundredth of it. */
export interface NumberNode extends Spanned {
  readonly kind: 'number';
  readonly value: string;
  readonly percent: boolean;
}
export interface TextNode extends Spanned {
  readonly kind: 'text';
  readonly value: string;
}
/** `value` is `YYYY-MM-DD`, a day that exists. */
export interface DateNode extends Spanned {
  readonly kind: 'date';
  readonly value: string;
}
export interface DurationNode extends Spanned {
  readonly kind: 'duration';
  readonly amount: number;
  readonly unit: DurationUnit;
}
export interface TruthNode extends Spanned {
  readonly kind: 'truth';
  readonly value: boolean;
}
/** A column, attribute, definition, or one of full, target, as_of, period_start, period_end, missing, not_applicable. */
export interface NameNode extends Spanned {
  readonly kind: 'name';
  readonly name: string;
}
export interface NegateNode extends Spanned {
  readonly kind: 'negate';
  readonly operand: Node;
}
export interface NotNode extends Spanned {
  readonly kind: 'not';
  readonly operand: Node;
}
export interface BinaryNode extends Spanned {
  readonly kind: 'binary';
  readonly op: Arithmetic | Comparison | Logic;
  readonly left: Node;
  readonly right: Node;
}
/** `x is known`, `x is not applicable` … */
export interface StateNode extends Spanned {
  readonly kind: 'state';
  readonly operand: Node;
  readonly state: 'known' | 'missing' | 'applicable';
  readonly negated: boolean;
}
/** `类型 in ("收文", "发文")` */
export interface WithinNode extends Spanned {
  readonly kind: 'within';
  readonly operand: Node;
  readonly choices: readonly Node[];
  readonly negated: boolean;
}
export interface IfNode extends Spanned {
  readonly kind: 'if';
  readonly condition: Node;
  readonly then: Node;
  readonly otherwise: Node;
}
export interface CallNode extends Spanned {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly Node[];
  readonly named: readonly NamedArgument[];
}
export interface NamedArgument extends Spanned {
  readonly name: string;
  readonly value: Node;
}
/** `[已公示 -> 0.5, 已归档 -> 0.5]`: only as an argument of a function that takes cases. */
export interface CasesNode extends Spanned {
  readonly kind: 'cases';
  readonly cases: readonly Case[];
}
export interface Case {
  readonly when: Node;
  readonly then: Node;
}
/** `sum(数据条数 of 微应用 where 已上线 during last_year)`; `value` is null for `count`. */
export interface AggregateNode extends Spanned {
  readonly kind: 'aggregate';
  readonly fold: Fold;
  readonly value: Node | null;
  readonly dataset: string;
  readonly where: Node | null;
  readonly during: During;
  readonly named: readonly NamedArgument[];
}
