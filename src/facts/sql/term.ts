import type { Term, TermOf } from '../../core/measure/row-term.ts';
import { type Problem, problem } from '../../core/problem/problem.ts';
import { exactDecimal } from '../../core/quantity/decimal.ts';
import { calendarTable, workdayListTable, workdayRangeMark } from './calendar.ts';
import {
  asDecimal,
  common,
  type Fragment,
  numberLiteral,
  plainFragment,
  storedNumber,
  unify,
  wholeFragment,
  widest,
} from './fragment.ts';
import { date, identifier, text } from './quote.ts';

/** The aliases under which a query has the dataset's rows and the units' attributes. */
export const rowsAlias = 'r';
export const unitsAlias = 'u';

/** What compiling found out besides the SQL. */
export interface Compilation {
  readonly problems: Problem[];
  usesAttributes: boolean;
  movesWorkdays: boolean;
  /** Look-ups by join, in an order in which each uses only earlier ones: table and key → its alias. */
  readonly lookUps: Map<string, LookUp>;
}

/** A table joined on one column, which holds each key once. */
export interface LookUp {
  readonly alias: string;
  readonly table: string;
  readonly column: string;
  readonly key: string;
}

export const startCompilation = (problems: Problem[] = []): Compilation => ({
  problems,
  usesAttributes: false,
  movesWorkdays: false,
  lookUps: new Map(),
});

/** Row expression → SQL that yields exactly what the reference yields, NULL for blank. */
export function compileTerm(term: Term, found: Compilation): Fragment {
  // The record's key is the term's own kind, which the type system cannot follow.
  return (compilers[term.kind] as (term: Term, found: Compilation) => Fragment)(term, found);
}

type Kind = Term['kind'];
const compilers: { readonly [K in Kind]: (term: TermOf<K>, found: Compilation) => Fragment } = {
  literal,
  column: (term) => cell(term, rowsAlias),
  attribute: (term, found) => {
    found.usesAttributes = true;
    return cell(term, unitsAlias);
  },
  negate: (term, found) => wrap(compileTerm(term.operand, found), (x) => `(-${x})`),
  abs: (term, found) => wrap(compileTerm(term.operand, found), (x) => `abs(${x})`),
  not: (term, found) => truth(`(NOT ${sqlOf(term.operand, found)})`),
  arithmetic: (term, found) =>
    (term.op === '*' ? product : total)(
      compileTerm(term.left, found),
      compileTerm(term.right, found),
      term.op,
      found,
    ),
  extreme: (term, found) => term.operands.map((each) => compileTerm(each, found)).reduce(extreme(term.op)),
  shift: (term, found) => {
    const day = sqlOf(term.operand, found);
    const moved =
      term.by === 'workdays' ? moveWorkdays(day, term.amount, found) : shifts[term.by](day, term.amount);
    return plainFragment(moved, 'date');
  },
  // DATE − DATE is a BIGINT of days.
  days: (term, found) => wholeFragment(`(${sqlOf(term.to, found)} - ${sqlOf(term.from, found)})`, 7),
  workdays: (term, found) =>
    wholeFragment(
      `(${ordinalOf(sqlOf(term.to, found), found)} - ${ordinalOf(sqlOf(term.from, found), found)})`,
      7,
    ),
  workday: (term, found) => {
    const day = sqlOf(term.operand, found);
    return truth(fallback(`${lookUp(calendarTable, 'day', day, found)}.workday`, `is_workday(${day})`));
  },
  year: (term, found) => wholeFragment(`year(${sqlOf(term.operand, found)})`, 5),
  month: (term, found) => wholeFragment(`month(${sqlOf(term.operand, found)})`, 2),
  day: (term, found) => plainFragment(`CAST(${sqlOf(term.operand, found)} AS DATE)`, 'date'),
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
    const condition = sqlOf(term.condition, found);
    const [then, otherwise] = unify(compileTerm(term.then, found), compileTerm(term.otherwise, found));
    return common(
      then,
      otherwise,
      `(CASE WHEN ${condition} THEN ${then.sql} WHEN NOT ${condition} THEN ${otherwise.sql} END)`,
    );
  },
  known_or: (term, found) => {
    const [operand, otherwise] = unify(compileTerm(term.operand, found), compileTerm(term.otherwise, found));
    return common(operand, otherwise, `coalesce(${operand.sql}, ${otherwise.sql})`);
  },
};

/** The joined calendar knows the usual years; beyond them the same number is computed. */
const ordinalOf = (day: string, found: Compilation): string =>
  fallback(`${lookUp(calendarTable, 'day', day, found)}.ordinal`, `workdays_through(${day})`);

// Not `coalesce`: the engine would compute parts of the other side for every row.
const fallback = (sql: string, otherwise: string): string =>
  `(CASE WHEN ${sql} IS NOT NULL THEN ${sql} ELSE ${otherwise} END)`;

/** Workdays have ordinals without gaps, so the n-th one after a day is one look-up. */
function moveWorkdays(day: string, amount: number, found: Compilation): string {
  if (amount === 0) return day;
  found.movesWorkdays = true;
  const ordinal = amount > 0 ? ordinalOf(day, found) : `${ordinalOf(`(${day} - 1)`, found)} + 1`;
  const reached = lookUp(workdayListTable, 'ordinal', `(${ordinal} + (${amount}))`, found);
  return `(CASE WHEN ${day} IS NULL THEN NULL WHEN ${reached}.day IS NULL THEN error('${workdayRangeMark}') ELSE ${reached}.day END)`;
}

function lookUp(table: string, column: string, key: string, found: Compilation): string {
  const name = `${table} ${key}`;
  const before = found.lookUps.get(name);
  const alias = before?.alias ?? `k${found.lookUps.size}`;
  if (before === undefined) found.lookUps.set(name, { alias, table, column, key });
  return alias;
}

const sqlOf = (term: Term, found: Compilation): string => compileTerm(term, found).sql;
const truth = (sql: string): Fragment => plainFragment(sql, 'truth');
const wrap = (fragment: Fragment, sql: (inner: string) => string): Fragment => ({
  ...fragment,
  sql: sql(fragment.sql),
});

function cell(term: TermOf<'column'>, alias: string): Fragment {
  const sql = `${alias}.${identifier(term.column.name)}`;
  return term.type === 'number' ? storedNumber(sql, term.column) : plainFragment(sql, term.type);
}

function literal(term: TermOf<'literal'>, found: Compilation): Fragment {
  const { value, type } = term;
  if (typeof value === 'string') return plainFragment(text(value), type);
  if (typeof value === 'boolean') return plainFragment(value ? 'TRUE' : 'FALSE', type);
  if (typeof value === 'number') return plainFragment(date(value), type);
  return numberLiteral(value) ?? tooLong(exactDecimal(value), found);
}

/** The problem is what matters; the fragment only lets compilation go on to find more. */
function tooLong(number: string, found: Compilation): Fragment {
  found.problems.push(problem('facts-number-too-long', { number, digits: String(widest) }));
  return wholeFragment('0', 1);
}

function total(left: Fragment, right: Fragment, op: string): Fragment {
  const [a, b] = unify(asDecimal(left), asDecimal(right));
  const scale = Math.max(a.scale, b.scale);
  const digits = Math.min(widest - scale, Math.max(a.digits, b.digits) + 1);
  return { sql: `(${roomy(a, digits + scale)} ${op} ${b.sql})`, type: 'number', digits, scale, whole: false };
}

function product(left: Fragment, right: Fragment, _op: string, found: Compilation): Fragment {
  const [a, b] = [asDecimal(left), asDecimal(right)];
  const scale = a.scale + b.scale;
  if (scale > widest) return tooLong(`${a.scale} + ${b.scale}`, found);
  // Past the widest type the engine itself checks each product and reports an overflow.
  const digits = Math.min(widest - scale, a.digits + b.digits);
  return { sql: `(${roomy(a, digits + scale)} * ${b.sql})`, type: 'number', digits, scale, whole: false };
}

/** The engine stays in 64 bits, and overflows, unless one side is already wider: make it so where the result can be. */
function roomy(fragment: Fragment, width: number): string {
  const own = fragment.digits + fragment.scale;
  if (width <= narrow || own > narrow) return fragment.sql;
  return `CAST(${fragment.sql} AS DECIMAL(${narrow + 1}, ${fragment.scale}))`;
}

/** The widest decimal the engine keeps in 64 bits. */
const narrow = 18;

/** `least` and `greatest` skip NULL, a blank must not be skipped. */
const extreme =
  (op: 'min' | 'max') =>
  (left: Fragment, right: Fragment): Fragment => {
    const [a, b] = unify(left, right);
    const choose = op === 'min' ? 'least' : 'greatest';
    const sql = `(CASE WHEN ${a.sql} IS NOT NULL AND ${b.sql} IS NOT NULL THEN ${choose}(${a.sql}, ${b.sql}) END)`;
    return common(a, b, sql);
  };

function comparison(op: string, left: Fragment, right: Fragment): string {
  const [a, b] = unify(left, right);
  return `(${a.sql} ${op} ${b.sql})`;
}

const shifts: Readonly<
  Record<Exclude<TermOf<'shift'>['by'], 'workdays'>, (day: string, amount: number) => string>
> = {
  days: (day, amount) => `(${day} + (${amount}))`,
  months: (day, amount) => `CAST(${day} + to_months(${amount}) AS DATE)`,
  years: (day, amount) => `CAST(${day} + to_months(${12 * amount}) AS DATE)`,
};
