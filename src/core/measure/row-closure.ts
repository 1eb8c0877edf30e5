import type { Comparison, DurationUnit } from '../language/syntax.ts';
import type { WorkCalendar } from '../quantity/calendar.ts';
import { addMonths, addYears, dayOf, monthOf, yearOf } from '../quantity/day.ts';
import * as exact from '../quantity/rational.ts';
import { type Rational, rational } from '../quantity/rational.ts';
import type { Day } from '../quantity/value.ts';
import { addWorkdays, isWorkday, workdaysBetween } from '../quantity/workday.ts';
import { type Cell, compareTexts, type Row } from './row.ts';
import type { Term, TermOf } from './row-term.ts';

/** Evaluates one row expression over one row and the attributes of the row's unit. */
export type RowFunction = (row: Row, attributes: Row) => Cell;

type Kind = Term['kind'];
type Compile<K extends Kind> = (term: TermOf<K>, context: Context) => RowFunction;
interface Context {
  readonly calendar: WorkCalendar;
  readonly into: (term: Term) => RowFunction;
}

/** Compiles a term once; the closure then runs per row without looking at the tree again. Blank in, blank out. */
export function compileTerm(term: Term, calendar: WorkCalendar): RowFunction {
  const context: Context = { calendar, into: (child) => compileTerm(child, calendar) };
  // The record's key is the term's own kind, which the type system cannot follow.
  return (compilers[term.kind] as Compile<Kind>)(term, context);
}

const compilers: { readonly [K in Kind]: Compile<K> } = {
  literal: (term) => () => term.value,
  column: (term) => (row) => row[term.column.name] ?? null,
  attribute: (term) => (_row, attributes) => attributes[term.column.name] ?? null,
  negate: (term, { into }) => lift1(into(term.operand), (x) => exact.negate(number(x))),
  abs: (term, { into }) => lift1(into(term.operand), (x) => absolute(number(x))),
  not: (term, { into }) => lift1(into(term.operand), (x) => x === false),
  arithmetic: (term, { into }) => {
    const operate = arithmetic[term.op];
    return lift2(into(term.left), into(term.right), (a, b) => operate(number(a), number(b)));
  },
  extreme: (term, { into }) => {
    const choose = term.op === 'min' ? exact.least : exact.greatest;
    return term.operands
      .map(into)
      .reduce((soFar, next) => lift2(soFar, next, (a, b) => choose(number(a), number(b))));
  },
  shift: (term, { into, calendar }) => {
    const move = shifts[term.by];
    return lift1(into(term.operand), (x) => move(day(x), term.amount, calendar));
  },
  days: (term, { into }) => lift2(into(term.from), into(term.to), (a, b) => rational(day(b) - day(a))),
  workdays: (term, { into, calendar }) =>
    lift2(into(term.from), into(term.to), (a, b) => rational(workdaysBetween(calendar, day(a), day(b)))),
  workday: (term, { into, calendar }) => lift1(into(term.operand), (x) => isWorkday(calendar, day(x))),
  year: (term, { into }) => lift1(into(term.operand), (x) => rational(yearOf(day(x)))),
  month: (term, { into }) => lift1(into(term.operand), (x) => rational(monthOf(day(x)))),
  day: (term, { into }) => lift1(into(term.operand), (x) => dayOf(day(x))),
  compare: (term, { into }) => {
    const holds = comparisons[term.op];
    return lift2(into(term.left), into(term.right), (a, b) => holds(compareCells(a, b)));
  },
  logic: (term, { into }) => {
    const [left, right, decisive] = [into(term.left), into(term.right), term.op === 'or'];
    return (row, attributes) => {
      const a = left(row, attributes);
      if (a === decisive) return a;
      const b = right(row, attributes);
      return b === decisive ? b : a === null || b === null ? null : !decisive;
    };
  },
  known: (term, { into }) => {
    const operand = into(term.operand);
    return (row, attributes) => operand(row, attributes) !== null;
  },
  within: (term, { into }) => {
    const [operand, choices] = [into(term.operand), term.choices.map(into)];
    return (row, attributes) => {
      const x = operand(row, attributes);
      if (x === null) return null;
      const cells = choices.map((choice) => choice(row, attributes));
      if (cells.some((cell) => cell !== null && compareCells(x, cell) === 0)) return true;
      return cells.includes(null) ? null : false;
    };
  },
  if: (term, { into }) => {
    const [condition, then, otherwise] = [into(term.condition), into(term.then), into(term.otherwise)];
    return (row, attributes) => {
      const met = condition(row, attributes);
      return met === null ? null : met ? then(row, attributes) : otherwise(row, attributes);
    };
  },
  known_or: (term, { into }) => {
    const [operand, otherwise] = [into(term.operand), into(term.otherwise)];
    return (row, attributes) => operand(row, attributes) ?? otherwise(row, attributes);
  },
};

const lift1 =
  (operand: RowFunction, run: (x: Exclude<Cell, null>) => Cell): RowFunction =>
  (row, attributes) => {
    const x = operand(row, attributes);
    return x === null ? null : run(x);
  };

const lift2 =
  (
    left: RowFunction,
    right: RowFunction,
    run: (a: Exclude<Cell, null>, b: Exclude<Cell, null>) => Cell,
  ): RowFunction =>
  (row, attributes) => {
    const a = left(row, attributes);
    const b = a === null ? null : right(row, attributes);
    return a === null || b === null ? null : run(a, b);
  };

const arithmetic = { '+': exact.add, '-': exact.subtract, '*': exact.multiply } as const;

const shifts: Readonly<Record<DurationUnit, (day: Day, amount: number, calendar: WorkCalendar) => Day>> = {
  days: (day, amount) => day + amount,
  months: (day, amount) => addMonths(day, amount),
  years: (day, amount) => addYears(day, amount),
  workdays: (day, amount, calendar) => addWorkdays(calendar, day, amount),
};

const comparisons: Readonly<Record<Comparison, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** Orders two cells of one type; false comes before true, texts go by code point. */
export function compareCells(a: Exclude<Cell, null>, b: Exclude<Cell, null>): number {
  if (typeof a === 'object' && typeof b === 'object') return exact.compare(a, b);
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b);
  return Number(a) - Number(b);
}

const absolute = (x: Rational): Rational => (x.num < 0n ? exact.negate(x) : x);

// The checker settled the types; these two only say so.
const number = (cell: Cell): Rational => cell as Rational;
const day = (cell: Cell): Day => cell as Day;
