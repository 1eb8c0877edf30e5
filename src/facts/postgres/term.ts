import type { Term, TermOf } from '../../core/measure/row-term.ts';
import { type Problem, problem } from '../../core/problem/problem.ts';
import type { WorkCalendar } from '../../core/quantity/calendar.ts';
import { exactDecimal } from '../../core/quantity/decimal.ts';
import type { Dataset } from '../../core/scheme/scheme.ts';
import { scaleOf, widest } from '../sql/fragment.ts';
import { dateSql, dayNumberSql, type WorkdaySql, workdaySql } from './calendar.ts';
import {
  asNumeric,
  common,
  type Fragment,
  mostDecimals,
  ordered,
  plainFragment,
  wholeFragment,
} from './fragment.ts';
import { columnSql } from './names.ts';
import { dayParameter, numberParameter, type Parameters, parameter } from './parameters.ts';

/** The aliases under which a query has the dataset's rows and the units' attributes. */
export const rowsAlias = 'r';
export const unitsAlias = 'u';

/** What the terms of one query share, and what compiling them found out. */
export interface Compilation {
  readonly dataset: Dataset;
  readonly attributes: Dataset['columns'];
  readonly parameters: Parameters;
  readonly workdays: WorkdaySql;
  readonly problems: Problem[];
  usesAttributes: boolean;
  /** Expressions used more than once, each computed once a row: SQL → the alias of a join that yields it as `x`. */
  readonly bindings: Map<string, string>;
}

export function startCompilation(
  about: Pick<Compilation, 'dataset' | 'attributes' | 'parameters' | 'problems'> & {
    readonly calendar: WorkCalendar;
  },
): Compilation {
  const { calendar, ...rest } = about;
  const workdays = workdaySql(calendar, about.parameters);
  return { ...rest, workdays, usesAttributes: false, bindings: new Map() };
}

/** The joins that a query over the compiled terms needs after its rows. `units` is SQL that yields the attributes. */
export function joinsSql(found: Compilation, units: () => string): string {
  const attributes = found.usesAttributes ? ` ${units()}` : '';
  // OFFSET 0 keeps the planner from copying the expression back to every place that uses it.
  const bound = [...found.bindings].map(
    ([sql, alias]) => ` LEFT JOIN LATERAL (SELECT ${sql} AS x OFFSET 0) AS ${alias} ON TRUE`,
  );
  return `${attributes}${bound.join('')}`;
}

/** Row expression → SQL that yields exactly what the reference yields, NULL for blank. */
export function compileTerm(term: Term, found: Compilation): Fragment {
  // The record's key is the term's own kind, which the type system cannot follow.
  return (compilers[term.kind] as (term: Term, found: Compilation) => Fragment)(term, found);
}

type Kind = Term['kind'];
const compilers: { readonly [K in Kind]: (term: TermOf<K>, found: Compilation) => Fragment } = {
  literal,
  column: (term, found) => cell(term, rowsAlias, found.dataset.columns),
  attribute: (term, found) => {
    found.usesAttributes = true;
    return cell(term, unitsAlias, found.attributes);
  },
  negate: (term, found) => wrap(compileTerm(term.operand, found), (x) => `(-${x})`),
  abs: (term, found) => wrap(compileTerm(term.operand, found), (x) => `abs(${x})`),
  not: (term, found) => truth(`(NOT ${sqlOf(term.operand, found)})`),
  arithmetic,
  extreme,
  shift: (term, found) =>
    plainFragment(shifts[term.by](sqlOf(term.operand, found), term.amount, found), 'date'),
  days: (term, found) => wholeFragment(`(${sqlOf(term.to, found)} - ${sqlOf(term.from, found)})::bigint`),
  workdays: (term, found) =>
    wholeFragment(
      `(${ordinalOf(sqlOf(term.to, found), found)} - ${ordinalOf(sqlOf(term.from, found), found)})::bigint`,
    ),
  workday: (term, found) => {
    const n = bind(dayNumberSql(sqlOf(term.operand, found)), found);
    return truth(`(${found.workdays.ordinal(n)} > ${found.workdays.ordinal(`(${n} - 1)`)})`);
  },
  year: (term, found) => {
    const year = bind(`extract(year FROM ${sqlOf(term.operand, found)})::bigint`, found);
    // There is no year 0 here: the year before 1 is −1.
    return wholeFragment(`(CASE WHEN ${year} < 0 THEN ${year} + 1 ELSE ${year} END)`);
  },
  month: (term, found) => wholeFragment(`extract(month FROM ${sqlOf(term.operand, found)})::bigint`),
  day: (term, found) => plainFragment(`(${sqlOf(term.operand, found)})::date`, 'date'),
  compare: (term, found) =>
    truth(comparison(term.op, compileTerm(term.left, found), compileTerm(term.right, found))),
  logic: (term, found) =>
    truth(`(${sqlOf(term.left, found)} ${term.op.toUpperCase()} ${sqlOf(term.right, found)})`),
  known: (term, found) => truth(`(${sqlOf(term.operand, found)} IS NOT NULL)`),
  within: (term, found) => {
    const operand = compileTerm(term.operand, found);
    const tests = term.choices.map((choice) => comparison('=', operand, compileTerm(choice, found)));
    return truth(`(${tests.join(' OR ')})`);
  },
  if: (term, found) => {
    const [then, otherwise] = [compileTerm(term.then, found), compileTerm(term.otherwise, found)];
    const condition = sqlOf(term.condition, found);
    const sql = `(CASE ${condition} WHEN TRUE THEN ${then.sql} WHEN FALSE THEN ${otherwise.sql} END)`;
    return common(then, otherwise, sql);
  },
  known_or: (term, found) => {
    const [operand, otherwise] = [compileTerm(term.operand, found), compileTerm(term.otherwise, found)];
    return common(operand, otherwise, `coalesce(${operand.sql}, ${otherwise.sql})`);
  },
};

/** A name for an expression that is used more than once. */
function bind(sql: string, found: Compilation): string {
  const alias = found.bindings.get(sql) ?? `k${found.bindings.size}`;
  found.bindings.set(sql, alias);
  return `${alias}.x`;
}

const sqlOf = (term: Term, found: Compilation): string => compileTerm(term, found).sql;
const truth = (sql: string): Fragment => plainFragment(sql, 'truth');
const wrap = (fragment: Fragment, sql: (inner: string) => string): Fragment => ({
  ...fragment,
  sql: sql(fragment.sql),
});

function cell(term: TermOf<'column'>, alias: string, columns: Dataset['columns']): Fragment {
  const sql = `${alias}.${columnSql(columns, term.column.name)}`;
  if (term.type !== 'number') return plainFragment(sql, term.type);
  return { sql, type: 'number', scale: scaleOf(term.column), whole: term.column.type === 'integer' };
}

function literal({ value, type }: TermOf<'literal'>, found: Compilation): Fragment {
  if (typeof value === 'string') return plainFragment(parameter(found.parameters, 'text', value), type);
  if (typeof value === 'boolean') return truth(value ? 'TRUE' : 'FALSE');
  if (typeof value === 'number') return plainFragment(dayParameter(found.parameters, value), type);
  const number = numberParameter(found.parameters, value);
  if (number === null) return tooLong(exactDecimal(value), found);
  const scale = exactDecimal(value).split('.')[1]?.length ?? 0;
  return { ...number, type: 'number', scale };
}

/** The problem is what matters; the fragment only lets compilation go on to find more. */
function tooLong(number: string, found: Compilation): Fragment {
  found.problems.push(problem('facts-number-too-long', { number, digits: String(widest) }));
  return wholeFragment('0::bigint');
}

function arithmetic(term: TermOf<'arithmetic'>, found: Compilation): Fragment {
  const [left, right] = [compileTerm(term.left, found), compileTerm(term.right, found)];
  const scale = term.op === '*' ? left.scale + right.scale : Math.max(left.scale, right.scale);
  if (scale > mostDecimals) return tooLong(`${left.scale} + ${right.scale}`, found);
  return { sql: `(${asNumeric(left)} ${term.op} ${asNumeric(right)})`, type: 'number', scale, whole: false };
}

/** `least` and `greatest` skip NULL, a blank must not be skipped. */
function extreme(term: TermOf<'extreme'>, found: Compilation): Fragment {
  const operands = term.operands.map((each) => wrap(compileTerm(each, found), (sql) => bind(sql, found)));
  const all = operands.map((each) => each.sql);
  const choose = term.op === 'min' ? 'least' : 'greatest';
  const sql = `(CASE WHEN ${all.map((each) => `${each} IS NOT NULL`).join(' AND ')} THEN ${choose}(${all.join(', ')}) END)`;
  return { ...operands.reduce((a, b) => common(a, b, '')), sql };
}

function comparison(op: string, left: Fragment, right: Fragment): string {
  return `(${ordered(left)} ${op} ${ordered(right)})`;
}

const ordinalOf = (day: string, found: Compilation): string =>
  found.workdays.ordinal(bind(dayNumberSql(day), found));

const shifts: Readonly<
  Record<TermOf<'shift'>['by'], (day: string, amount: number, found: Compilation) => string>
> = {
  days: (day, amount, { parameters }) => `(${day} + ${parameter(parameters, 'integer', amount)})`,
  months: moveMonths,
  years: (day, amount, found) => moveMonths(day, 12 * amount, found),
  workdays: (day, amount, found) => {
    if (amount === 0) return day;
    const from = amount > 0 ? ordinalOf(day, found) : `${ordinalOf(`(${day} - 1)`, found)} + 1`;
    const ordinal = bind(`(${from} + ${parameter(found.parameters, 'integer', amount)})`, found);
    return dateSql(found.workdays.dayNumber(ordinal));
  },
};

function moveMonths(day: string, amount: number, { parameters }: Compilation): string {
  return `(${day} + make_interval(months => ${parameter(parameters, 'integer', amount)}))::date`;
}
