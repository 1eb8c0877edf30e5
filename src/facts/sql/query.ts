import type { Node } from '../../core/language/syntax.ts';
import type { Measure, Standpoint } from '../../core/measure/plan.ts';
import { type RowScope, resolveTerm, rowScope } from '../../core/measure/resolve-term.ts';
import type { TermType } from '../../core/measure/row-term.ts';
import { windowOf } from '../../core/measure/window.ts';
import type { Dataset, Scheme } from '../../core/scheme/scheme.ts';
import { foldSql } from './fold.ts';
import type { Fragment } from './fragment.ts';
import { identifier } from './quote.ts';
import { type Compilation, compileTerm, rowsAlias, startCompilation, unitsAlias } from './term.ts';
import { daySql, windowSql } from './window.ts';

/** Everything one dataset's queries share. `source` and `units` are SQL that can stand after FROM. */
export interface QueryContext {
  readonly scheme: Pick<Scheme, 'attributes' | 'period'>;
  readonly dataset: Dataset;
  readonly at: Standpoint;
  readonly source: string;
  readonly units: string;
}

/** One row a unit, one column a measure: `unit, m0, m1 …`. */
export interface GroupQuery {
  readonly kind: 'group';
  readonly sql: string;
  readonly measures: readonly { readonly measure: Measure; readonly type: TermType }[];
}

/** `unit, value`, sorted by both. */
export interface ValuesQuery {
  readonly kind: 'values';
  readonly sql: string;
  readonly measure: Measure;
}

/** First `create` a temporary table of sums per unit and period; each measure then reads `unit, d, n, periods` from it. */
export interface PeriodsQuery {
  readonly kind: 'periods';
  readonly create: string;
  readonly drop: string;
  readonly reads: readonly { readonly measure: Measure; readonly sql: string }[];
}

export type FactQuery = GroupQuery | ValuesQuery | PeriodsQuery;

/**
 * The queries that answer all measures of one dataset: one a window for all plain folds, one a window and grain, one a
 * list of values. A scan of its own for each window was measured to cost less than a filter on every aggregate.
 */
export function compileQueries(
  measures: readonly Measure[],
  context: QueryContext,
  found: Compilation,
): readonly FactQuery[] {
  const kindOf = (measure: Measure): string =>
    measure.fold === 'periods' ? measure.grain : measure.fold === 'values' ? measure.key : 'plain';
  const groups = new Map<string, [Measure, ...Measure[]]>();
  for (const measure of measures) {
    const name = `${kindOf(measure)} ${windowOfMeasure(measure, context)}`;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [measure]);
    else group.push(measure);
  }
  return [...groups.values()].map((group) => {
    const [first] = group;
    if (first.fold === 'periods') return periodsQuery(group, first.grain, context, found);
    return first.fold === 'values' ? valuesQuery(first, context, found) : groupQuery(group, context, found);
  });
}

function groupQuery(measures: readonly Measure[], context: QueryContext, found: Compilation): GroupQuery {
  const scan = planScan(measures, context, found);
  const columns = measures.map((measure, i) => {
    const value = 'value' in measure ? scan.compile(measure.value) : null;
    const filter = scan.filter(measure);
    return {
      type: value?.type ?? 'number',
      sql: `${foldSql({ measure, dataset: context.dataset, value, filter })} AS m${i}`,
    };
  });
  const sql = `SELECT ${unitSql(context)} AS unit, ${columns.map((each) => each.sql).join(', ')} ${scan.from()} GROUP BY 1`;
  const types = columns.map((each) => each.type);
  return {
    kind: 'group',
    sql,
    measures: measures.map((measure, i) => ({ measure, type: types[i] ?? 'number' })),
  };
}

function valuesQuery(measure: Measure, context: QueryContext, found: Compilation): ValuesQuery {
  const scan = planScan([measure], context, found);
  const value = 'value' in measure ? scan.compile(measure.value).sql : 'NULL';
  const filter = scan.filter(measure);
  const condition = [`${value} IS NOT NULL`, ...(filter === null ? [] : [filter])].join(' AND ');
  const sql = `SELECT ${unitSql(context)} AS unit, ${value} AS value ${scan.from(condition)} ORDER BY 1, 2`;
  return { kind: 'values', sql, measure };
}

function periodsQuery(
  measures: readonly Measure[],
  grain: 'day' | 'month',
  context: QueryContext,
  found: Compilation,
): PeriodsQuery {
  const scan = planScan(measures, context, found);
  const day = daySql(context.dataset) ?? 'NULL::DATE';
  const period = grain === 'day' ? day : `date_trunc('month', ${day})`;
  const sums = measures.flatMap((measure, i) => {
    if (measure.fold !== 'periods') return [];
    const filter = scan.filter(measure);
    const filtered = filter === null ? '' : ` FILTER (WHERE ${filter})`;
    const sum = (node: Node) => `coalesce(sum(${scan.compile(node).sql})${filtered}, 0)`;
    const denominator = measure.denominator === null ? '1' : sum(measure.denominator);
    return [`${sum(measure.numerator)} AS n${i}, ${denominator} AS d${i}, count(*)${filtered} AS c${i}`];
  });
  const table = identifier(`sums by ${grain}`);
  const select = `SELECT ${unitSql(context)} AS unit, ${period} AS period, ${sums.join(', ')}`;
  return {
    kind: 'periods',
    create: `CREATE OR REPLACE TEMP TABLE ${table} AS ${select} ${scan.from(`${day} IS NOT NULL`)} GROUP BY 1, 2`,
    drop: `DROP TABLE IF EXISTS ${table}`,
    reads: measures.map((measure, i) => ({
      measure,
      sql: `SELECT unit, d${i} AS d, sum(n${i}) AS n, count(*) AS periods FROM ${table} WHERE c${i} > 0 GROUP BY 1, 2`,
    })),
  };
}

/** SQL of the rows one measure counts for one unit; `columns` is what to select. */
export function recordsSql(
  measure: Measure,
  context: QueryContext,
  found: Compilation,
  select: { readonly columns: string; readonly unit: string; readonly tail: string },
): string {
  const scan = planScan([measure], context, found);
  const filter = scan.filter(measure);
  const conditions = [`${unitSql(context)} = ${select.unit}`, ...(filter === null ? [] : [filter])];
  return `SELECT ${select.columns} ${scan.from(conditions.join(' AND '))} ${select.tail}`;
}

interface Scan {
  readonly compile: (node: Node) => Fragment;
  /** What a measure asks of rows beyond what the scan already leaves out; null for nothing. */
  readonly filter: (measure: Measure) => string | null;
  readonly from: (condition?: string) => string;
}

/** A scan for measures of one window. The window, and a `where` that all of them share, are its WHERE. */
function planScan(measures: readonly Measure[], context: QueryContext, found: Compilation): Scan {
  const { scheme, dataset, at } = context;
  const scope: RowScope = rowScope(scheme, dataset, at.asOf);
  const own = startCompilation(found.problems);
  const compile = (node: Node): Fragment => compileTerm(resolveTerm(node, scope), own);
  const wheres = new Map(measures.map(({ key, where }) => [key, where === null ? null : compile(where).sql]));
  const shared = new Set(wheres.values()).size === 1 ? (wheres.values().next().value ?? null) : null;
  const [first] = measures;
  const window = first === undefined ? null : windowOfMeasure(first, context);
  return {
    compile,
    filter: ({ key }) => (shared === null ? (wheres.get(key) ?? null) : null),
    from: (condition) => {
      const conditions = [window, shared, condition].filter((part) => part !== null && part !== undefined);
      const where = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
      found.usesAttributes ||= own.usesAttributes;
      found.movesWorkdays ||= own.movesWorkdays;
      return `FROM ${context.source} AS ${rowsAlias}${joinsSql(own, context)}${where}`;
    },
  };
}

const windowOfMeasure = (measure: Measure, { scheme, dataset, at }: QueryContext): string | null =>
  windowSql(dataset, windowOf(measure.during, scheme.period, at.asOf));

function joinsSql(own: Compilation, context: QueryContext): string {
  const units = `LEFT JOIN ${context.units} AS ${unitsAlias} ON ${unitsAlias}.unit = ${unitSql(context)}`;
  const others = [...own.lookUps.values()].map(
    ({ alias, table, column, key }) =>
      `LEFT JOIN ${identifier(table)} AS ${alias} ON ${alias}.${column} = ${key}`,
  );
  // A look-up may use attributes, so the units come first.
  return [...(own.usesAttributes ? [units] : []), ...others].map((join) => ` ${join}`).join('');
}

const unitSql = (context: QueryContext): string => `${rowsAlias}.${identifier(context.dataset.unit)}`;
