import type { Node } from '../../core/language/syntax.ts';
import type { Measure, Standpoint } from '../../core/measure/plan.ts';
import { resolveTerm, rowScope } from '../../core/measure/resolve-term.ts';
import { windowOf } from '../../core/measure/window.ts';
import type { Problem } from '../../core/problem/problem.ts';
import type { Column, Dataset, Scheme, Unit } from '../../core/scheme/scheme.ts';
import { arrayTypes, storedCell } from './cell.ts';
import type { Fragment } from './fragment.ts';
import { columnSql } from './names.ts';
import { type Parameters, parameter, startParameters } from './parameters.ts';
import { type StoredBatch, sourceSql } from './source.ts';
import { compileTerm, joinsSql, rowsAlias, startCompilation, unitsAlias } from './term.ts';
import { windowSql } from './window.ts';

/** Everything the queries of one dataset share. */
export interface QueryContext {
  readonly scheme: Pick<Scheme, 'attributes' | 'period' | 'calendar'>;
  readonly dataset: Dataset;
  readonly table: string;
  /** Those known at the standpoint; never none. */
  readonly batches: readonly StoredBatch[];
  readonly at: Standpoint;
  readonly units: readonly Unit[];
  readonly problems: Problem[];
}

/** One scan of the rows of some units, for measures of one window. */
export interface Scan {
  readonly parameters: Parameters;
  readonly unit: string;
  readonly compile: (node: Node) => Fragment;
  /** What a measure asks of rows beyond the window; null for nothing. */
  readonly filter: (measure: Measure) => string | null;
  /** FROM and WHERE; ask for it after everything is compiled. */
  readonly from: (condition?: string | null) => string;
}

export function startScan(during: Measure['during'], context: QueryContext): Scan {
  const { scheme, dataset, at, problems } = context;
  const parameters = startParameters();
  const { attributes, calendar } = scheme;
  const found = startCompilation({ dataset, attributes, calendar, parameters, problems });
  const scope = rowScope(scheme, dataset, at.asOf);
  const compile = (node: Node): Fragment => compileTerm(resolveTerm(node, scope), found);
  const unit = `${rowsAlias}.${columnSql(dataset.columns, dataset.unit)}`;
  const ids = context.units.map((each) => each.unit);
  const assessed = `${unit} = ANY (${parameter(parameters, 'text[]', ids)})`;
  const window = windowSql(dataset, windowOf(during, scheme.period, at.asOf), parameters);
  return {
    parameters,
    unit,
    compile,
    filter: ({ where }) => (where === null ? null : compile(where).sql),
    from: (condition = null) => {
      const source = sourceSql(dataset, context.table, context.batches, parameters);
      const joins = joinsSql(found, () => unitsJoin(attributes, context.units, unit, parameters));
      const conditions = [assessed, window, condition].filter((each) => each !== null);
      return `FROM ${source} AS ${rowsAlias}${joins} WHERE ${conditions.join(' AND ')}`;
    },
  };
}

/** The attributes of the units, as columns `c0, c1 …` beside each row. */
function unitsJoin(
  attributes: readonly Column[],
  units: readonly Unit[],
  unit: string,
  parameters: Parameters,
): string {
  const ids = parameter(
    parameters,
    'text[]',
    units.map((each) => each.unit),
  );
  const columns = attributes.map((column) =>
    parameter(
      parameters,
      arrayTypes[column.type],
      units.map((each) => attributeOf(each, column) ?? null),
    ),
  );
  const names = ['unit', ...attributes.map((_, i) => `c${i}`)].join(', ');
  return `LEFT JOIN unnest(${[ids, ...columns].join(', ')}) AS ${unitsAlias} (${names}) ON ${unitsAlias}.unit = ${unit}`;
}

/** An attribute as a parameter; undefined for a number with more digits than an attribute may have. */
export const attributeOf = (unit: Unit, column: Column): string | boolean | null | undefined =>
  storedCell(
    column,
    Object.hasOwn(unit.attributes, column.name) ? (unit.attributes[column.name] ?? null) : null,
  );
