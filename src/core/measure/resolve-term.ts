import type { BinaryNode, CallNode, Comparison, Node } from '../language/syntax.ts';
import { parseDay } from '../quantity/day.ts';
import { parseDecimal } from '../quantity/decimal.ts';
import { divide, type Rational, rational } from '../quantity/rational.ts';
import type { Day } from '../quantity/value.ts';
import type { Column, ColumnType, Dataset, Scheme } from '../scheme/scheme.ts';
import type { Term, TermType } from './row-term.ts';

/** What the names of a row expression mean: columns first, then attributes of the unit, then the days of the run. */
export interface RowScope {
  readonly columns: ReadonlyMap<string, Column>;
  readonly attributes: ReadonlyMap<string, Column>;
  readonly days: Readonly<Record<string, Day>>;
}

/** The scope of one dataset on one as-of day. */
export function rowScope(
  scheme: Pick<Scheme, 'attributes' | 'period'>,
  dataset: Dataset,
  asOf: Day,
): RowScope {
  return {
    columns: byName(dataset.columns),
    attributes: byName(scheme.attributes),
    days: { as_of: asOf, period_start: scheme.period.start, period_end: scheme.period.end },
  };
}

const byName = (columns: readonly Column[]): ReadonlyMap<string, Column> =>
  new Map(columns.map((column) => [column.name, column]));

/** Resolves names and types of a checked row expression. Throws only on what the checker should have refused. */
export function resolveTerm(node: Node, scope: RowScope): Term {
  const into = (child: Node): Term => resolveTerm(child, scope);
  switch (node.kind) {
    case 'number':
      return { kind: 'literal', type: 'number', value: numberNamed(node.value, node.percent) };
    case 'text':
      return { kind: 'literal', type: 'text', value: node.value };
    case 'truth':
      return { kind: 'literal', type: 'truth', value: node.value };
    case 'date':
      return { kind: 'literal', type: 'date', value: dayNamed(node.value) };
    case 'name':
      return resolveName(node.name, scope);
    case 'negate':
      return { kind: 'negate', type: 'number', operand: into(node.operand) };
    case 'not':
      return { kind: 'not', type: 'truth', operand: into(node.operand) };
    case 'binary':
      return resolveBinary(node, scope);
    case 'state':
      return resolveState(node.state, node.negated, into(node.operand));
    case 'within': {
      const within: Term = {
        kind: 'within',
        type: 'truth',
        ...alike(into(node.operand), node.choices.map(into)),
      };
      return node.negated ? not(within) : within;
    }
    case 'if': {
      const [then, otherwise] = pair(into(node.then), into(node.otherwise));
      return { kind: 'if', type: then.type, condition: into(node.condition), then, otherwise };
    }
    case 'call':
      return resolveCall(node, node.args.map(into));
    case 'duration':
    case 'cases':
    case 'aggregate':
      return refused(node.kind);
  }
}

const refused = (what: string): never => {
  throw new Error(`the checker let “${what}” pass in a row expression`);
};

const termTypes: Readonly<Record<ColumnType, TermType>> = {
  integer: 'number',
  number: 'number',
  text: 'text',
  choice: 'text',
  date: 'date',
  moment: 'moment',
  truth: 'truth',
};

function resolveName(name: string, scope: RowScope): Term {
  const column = scope.columns.get(name);
  if (column !== undefined) return { kind: 'column', type: termTypes[column.type], column };
  const attribute = scope.attributes.get(name);
  if (attribute !== undefined)
    return { kind: 'attribute', type: termTypes[attribute.type], column: attribute };
  const day = Object.hasOwn(scope.days, name) ? scope.days[name] : undefined;
  return day === undefined ? refused(name) : { kind: 'literal', type: 'date', value: day };
}

function resolveBinary(node: BinaryNode, scope: RowScope): Term {
  const left = node.left.kind === 'duration' ? null : resolveTerm(node.left, scope);
  const right = node.right.kind === 'duration' ? null : resolveTerm(node.right, scope);
  if (node.right.kind === 'duration' && left !== null) return shift(left, node.op, node.right);
  if (node.left.kind === 'duration' && right !== null) return shift(right, node.op, node.left);
  if (left === null || right === null) return refused(node.op);
  if (node.op === 'and' || node.op === 'or')
    return { kind: 'logic', type: 'truth', op: node.op, left, right };
  if (node.op === '^') return power(left, right);
  if (node.op === '/') return refused('/');
  if (node.op !== '+' && node.op !== '-' && node.op !== '*') return comparison(node.op, left, right);
  if (left.type === 'number') return { kind: 'arithmetic', type: 'number', op: node.op, left, right };
  return { kind: 'days', type: 'number', from: asDay(right), to: asDay(left) };
}

function comparison(op: Comparison, left: Term, right: Term): Term {
  const [a, b] = pair(left, right);
  return { kind: 'compare', type: 'truth', op, left: a, right: b };
}

function shift(
  operand: Term,
  op: string,
  by: { readonly amount: number; readonly unit: 'days' | 'workdays' | 'months' | 'years' },
): Term {
  const amount = op === '-' ? -by.amount : by.amount;
  return { kind: 'shift', type: 'date', operand: asDay(operand), amount, by: by.unit };
}

/** Powers are constant and small: written out as products, so engines need only multiplication. */
function power(base: Term, exponent: Term): Term {
  const times =
    exponent.kind === 'literal' && typeof exponent.value === 'object' ? Number(exponent.value.num) : -1;
  if (times < 0 || times > 20) return refused('^');
  let product: Term = { kind: 'literal', type: 'number', value: rational(1) };
  for (let i = 0; i < times; i++)
    product = i === 0 ? base : { kind: 'arithmetic', type: 'number', op: '*', left: product, right: base };
  return product;
}

const not = (operand: Term): Term => ({ kind: 'not', type: 'truth', operand });

function resolveState(state: 'known' | 'missing' | 'applicable', negated: boolean, operand: Term): Term {
  if (state === 'applicable') return { kind: 'literal', type: 'truth', value: !negated };
  const isKnown: Term = { kind: 'known', type: 'truth', operand };
  return (state === 'known') !== negated ? isKnown : not(isKnown);
}

/** A moment next to a date is taken as its day. */
function pair(left: Term, right: Term): readonly [Term, Term] {
  return left.type === right.type ? [left, right] : [asDay(left), asDay(right)];
}

function alike(operand: Term, choices: readonly Term[]): { operand: Term; choices: readonly Term[] } {
  return choices.every((choice) => choice.type === operand.type)
    ? { operand, choices }
    : { operand: asDay(operand), choices: choices.map(asDay) };
}

const asDay = (term: Term): Term =>
  term.type === 'moment' ? { kind: 'day', type: 'date', operand: term } : term;

type CallRule = (args: readonly Term[], node: CallNode) => Term;

const calls: Readonly<Record<string, CallRule>> = {
  known_or: (args) => {
    const [operand, otherwise] = pair(at(args, 0), at(args, 1));
    return { kind: 'known_or', type: operand.type, operand, otherwise };
  },
  days: (args) => ({ kind: 'days', type: 'number', from: asDay(at(args, 0)), to: asDay(at(args, 1)) }),
  workdays: (args) => ({
    kind: 'workdays',
    type: 'number',
    from: asDay(at(args, 0)),
    to: asDay(at(args, 1)),
  }),
  workday: (args) => ({ kind: 'workday', type: 'truth', operand: asDay(at(args, 0)) }),
  year: (args) => ({ kind: 'year', type: 'number', operand: asDay(at(args, 0)) }),
  month: (args) => ({ kind: 'month', type: 'number', operand: asDay(at(args, 0)) }),
  abs: (args) => ({ kind: 'abs', type: 'number', operand: at(args, 0) }),
  min: (args) => ({ kind: 'extreme', type: 'number', op: 'min', operands: args }),
  max: (args) => ({ kind: 'extreme', type: 'number', op: 'max', operands: args }),
};

function resolveCall(node: CallNode, args: readonly Term[]): Term {
  const rule = Object.hasOwn(calls, node.name) ? calls[node.name] : undefined;
  return rule === undefined ? refused(node.name) : rule(args, node);
}

const at = (args: readonly Term[], i: number): Term => args[i] ?? refused(`argument ${i + 1}`);

function numberNamed(text: string, percent: boolean): Rational {
  const value = parseDecimal(text) ?? refused(text);
  return percent ? divide(value, rational(100)) : value;
}

const dayNamed = (text: string): Day => parseDay(text) ?? refused(text);
