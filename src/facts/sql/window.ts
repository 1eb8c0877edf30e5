import type { Window } from '../../core/measure/window.ts';
import type { Dataset } from '../../core/scheme/scheme.ts';
import { date, identifier, midnight } from './quote.ts';
import { rowsAlias } from './term.ts';

/** The time column and how days are written next to it; null for a dataset without time. */
interface TimeColumn {
  readonly sql: string;
  readonly bound: (day: number) => string;
}

function timeColumn(dataset: Dataset): TimeColumn | null {
  if (dataset.time === null) return null;
  const column = dataset.columns.find((each) => each.name === dataset.time);
  return {
    sql: `${rowsAlias}.${identifier(dataset.time)}`,
    bound: column?.type === 'moment' ? midnight : date,
  };
}

/** The row's day; null for a dataset without time. */
export function daySql(dataset: Dataset): string | null {
  const time = timeColumn(dataset);
  if (time === null) return null;
  return time.bound === midnight ? `CAST(${time.sql} AS DATE)` : time.sql;
}

/** True for rows in the window; null when every row is. A row that time does not place is only in an open one. */
export function windowSql(dataset: Dataset, window: Window): string | null {
  const time = timeColumn(dataset);
  if (time === null) return window.start === null ? null : 'FALSE';
  const before = `${time.sql} < ${time.bound(window.end)}`;
  return window.start === null
    ? `(${time.sql} IS NULL OR ${before})`
    : `(${time.sql} >= ${time.bound(window.start)} AND ${before})`;
}
