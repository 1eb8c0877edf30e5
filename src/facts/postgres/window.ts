import type { Window } from '../../core/measure/window.ts';
import type { Dataset } from '../../core/scheme/scheme.ts';
import { columnSql } from './names.ts';
import { dayParameter, midnightParameter, type Parameters } from './parameters.ts';
import { rowsAlias } from './term.ts';

/** The row's time; null for a dataset without. */
export function timeSql(dataset: Dataset): string | null {
  return dataset.time === null ? null : `${rowsAlias}.${columnSql(dataset.columns, dataset.time)}`;
}

const isMoment = (dataset: Dataset): boolean =>
  dataset.columns.find((each) => each.name === dataset.time)?.type === 'moment';

/** The row's day; null for a dataset without time. */
export function daySql(dataset: Dataset): string | null {
  const time = timeSql(dataset);
  return time !== null && isMoment(dataset) ? `${time}::date` : time;
}

/** True for rows in the window; null when every row is. A row that time does not place is only in an open one. */
export function windowSql(dataset: Dataset, window: Window, parameters: Parameters): string | null {
  const time = timeSql(dataset);
  if (time === null) return window.start === null ? null : 'FALSE';
  const bound = isMoment(dataset) ? midnightParameter : dayParameter;
  const before = `${time} < ${bound(parameters, window.end)}`;
  return window.start === null
    ? `(${time} IS NULL OR ${before})`
    : `(${time} >= ${bound(parameters, window.start)} AND ${before})`;
}
