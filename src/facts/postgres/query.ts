import { type Measure, valuesLimit } from '../../core/measure/plan.ts';
import type { TermType } from '../../core/measure/row-term.ts';
import { shownSql } from './cell.ts';
import { type AggregateFold, foldSql, latestFirst } from './fold.ts';
import { type QueryContext, type Scan, startScan } from './scan.ts';
import { daySql } from './window.ts';

/** A statement and its values. Everything comes back as text. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly unknown[];
}

type Asked<F extends Measure['fold'], M extends Measure = Measure> = M extends { readonly fold: infer G }
  ? G & F extends never
    ? never
    : M
  : never;
type PlainMeasure = Asked<AggregateFold>;
type PeriodsMeasure = Asked<'periods'>;

/** `unit, m0, m1 …`: one row a unit, one column a measure. The fold `latest` has one measure. */
export interface GroupQuery extends Statement {
  readonly kind: 'group';
  readonly columns: readonly { readonly measure: Measure; readonly type: TermType }[];
}

/** `unit, value`, sorted by both; of each unit at most one value more than it may have. */
export interface ValuesQuery extends Statement {
  readonly kind: 'values';
  readonly measure: Measure;
}

/** `unit, place of the measure, denominator, numerator, number of periods`. */
export interface PeriodsQuery extends Statement {
  readonly kind: 'periods';
  readonly measures: readonly Measure[];
}

export type FactQuery = GroupQuery | ValuesQuery | PeriodsQuery;

/** PostgreSQL has at most 1,664 columns in a row; every measure takes up to three. */
const mostMeasures = 400;

/**
 * The queries that answer all measures of one dataset: one a window for all plain folds, one a window and grain, one
 * for each latest value or list of values.
 */
export function compileQueries(measures: readonly Measure[], context: QueryContext): readonly FactQuery[] {
  const ofFold = <F extends Measure['fold']>(...folds: readonly F[]) =>
    measures.filter((each): each is Asked<F> => folds.some((fold) => fold === each.fold));
  const plain = ofFold('count', 'sum', 'least', 'greatest', 'distinct');
  const window = (measure: Measure): string => JSON.stringify(measure.during);
  return [
    ...grouped(plain, window).map((group) => groupQuery(group, context)),
    ...grouped(ofFold('periods'), (each) => `${each.grain} ${window(each)}`).map((group) =>
      periodsQuery(group, context),
    ),
    ...ofFold('latest').map((each) => latestQuery(each, context)),
    ...ofFold('values').map((each) => valuesQuery(each, context)),
  ];
}

type Group<M> = readonly [M, ...M[]];

function grouped<M>(measures: readonly M[], nameOf: (measure: M) => string): readonly Group<M>[] {
  const groups: [M, ...M[]][] = [];
  const open = new Map<string, [M, ...M[]]>();
  for (const measure of measures) {
    const name = nameOf(measure);
    const group = open.get(name);
    if (group !== undefined && group.length < mostMeasures) {
      group.push(measure);
      continue;
    }
    const fresh: [M, ...M[]] = [measure];
    open.set(name, fresh);
    groups.push(fresh);
  }
  return groups;
}

function groupQuery(measures: Group<PlainMeasure>, context: QueryContext): GroupQuery {
  const scan = startScan(measures[0].during, context);
  const columns = measures.map((measure) => {
    const value = 'value' in measure ? scan.compile(measure.value) : null;
    const type =
      measure.fold === 'least' || measure.fold === 'greatest' ? (value?.type ?? 'number') : 'number';
    const aggregate = `${foldSql(measure.fold, value)}${filtered(scan, measure)}`;
    return { measure, type, sql: shownSql(aggregate, type) };
  });
  const sql = `SELECT ${[scan.unit, ...columns.map((each) => each.sql)].join(', ')} ${scan.from()} GROUP BY 1`;
  return { kind: 'group', sql, values: scan.parameters.values, columns };
}

const filtered = (scan: Scan, measure: Measure): string => {
  const filter = scan.filter(measure);
  return filter === null ? '' : ` FILTER (WHERE ${filter})`;
};

function latestQuery(measure: Asked<'latest'>, context: QueryContext): GroupQuery {
  const scan = startScan(measure.during, context);
  const { sql: value, type } = scan.compile(measure.value);
  const from = scan.from(scan.filter(measure));
  const sql = `SELECT DISTINCT ON (${scan.unit}) ${scan.unit}, ${shownSql(value, type)} ${from}
    ORDER BY ${scan.unit}, ${latestFirst(context.dataset)}`;
  return { kind: 'group', sql, values: scan.parameters.values, columns: [{ measure, type }] };
}

function valuesQuery(measure: Asked<'values'>, context: QueryContext): ValuesQuery {
  const scan = startScan(measure.during, context);
  const { sql: value } = scan.compile(measure.value);
  const filter = scan.filter(measure);
  const from = scan.from(filter === null ? `${value} IS NOT NULL` : `${value} IS NOT NULL AND ${filter}`);
  const sql = `SELECT unit, value::text FROM (SELECT ${scan.unit} AS unit, ${value} AS value,
      row_number() OVER (PARTITION BY ${scan.unit} ORDER BY ${value}) AS place ${from}) AS ranked
    WHERE place <= ${valuesLimit + 1} ORDER BY ranked.unit, ranked.value`;
  return { kind: 'values', sql, values: scan.parameters.values, measure };
}

function periodsQuery(measures: Group<PeriodsMeasure>, context: QueryContext): PeriodsQuery {
  const scan = startScan(measures[0].during, context);
  const day = daySql(context.dataset) ?? 'NULL::date';
  const period = measures[0].grain === 'day' ? day : `date_trunc('month', ${day}::timestamp)`;
  const sums = measures.map((measure, i) => {
    const filter = filtered(scan, measure);
    const sum = (sql: string) => `coalesce(sum(${sql})${filter}, 0)`;
    const denominator = measure.denominator === null ? '1' : sum(scan.compile(measure.denominator).sql);
    return `${sum(scan.compile(measure.numerator).sql)} AS n${i}, ${denominator} AS d${i}, count(*)${filter} AS c${i}`;
  });
  const reads = measures.map(
    (_, i) =>
      `SELECT unit, ${i}::text, d${i}::text, sum(n${i})::text, count(*)::text FROM sums WHERE c${i} > 0 GROUP BY unit, d${i}`,
  );
  const sql = `WITH sums AS MATERIALIZED (
      SELECT ${scan.unit} AS unit, ${period} AS period, ${sums.join(', ')} ${scan.from(`${day} IS NOT NULL`)} GROUP BY 1, 2
    ) ${reads.join(' UNION ALL ')}`;
  return { kind: 'periods', sql, values: scan.parameters.values, measures };
}

/** The rows one measure counts for the one unit of the context; `select` names what to select of them. */
export function recordsStatement(
  measure: Measure,
  context: QueryContext,
  select: { readonly columns: string; readonly tail: string },
): Statement {
  const scan = startScan(measure.during, context);
  const sql = `SELECT ${select.columns} ${scan.from(scan.filter(measure))} ${select.tail}`;
  return { sql, values: scan.parameters.values };
}
