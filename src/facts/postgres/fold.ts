import type { Measure } from '../../core/measure/plan.ts';
import type { Dataset } from '../../core/scheme/scheme.ts';
import { type Fragment, ordered } from './fragment.ts';
import { columnSql } from './names.ts';
import { rowsAlias } from './term.ts';

export type AggregateFold = Exclude<Measure['fold'], 'latest' | 'values' | 'periods'>;

/** An aggregate that one GROUP BY unit answers, without its filter; `value` is null for a count. */
export function foldSql(fold: AggregateFold, value: Fragment | null): string {
  const sql = value === null ? '*' : ordered(value);
  return {
    count: 'count(*)',
    sum: `sum(${sql})`,
    least: `min(${sql})`,
    greatest: `max(${sql})`,
    distinct: `count(DISTINCT ${sql})`,
  }[fold];
}

/** ORDER BY of the latest row first: by time, then by key; a row without a time is earliest. */
export function latestFirst(dataset: Dataset): string {
  const names = dataset.time === null ? dataset.key : [dataset.time, ...dataset.key];
  return names.map((name) => `${columnOrder(dataset, name)} DESC NULLS LAST`).join(', ');
}

/** ORDER BY of records by their key. */
export const byKey = (dataset: Dataset): string =>
  dataset.key.map((name) => `${columnOrder(dataset, name)} NULLS FIRST`).join(', ');

function columnOrder({ columns }: Dataset, name: string): string {
  const isText = columns.some(
    (each) => each.name === name && (each.type === 'text' || each.type === 'choice'),
  );
  return `${rowsAlias}.${columnSql(columns, name)}${isText ? ' COLLATE "C"' : ''}`;
}
