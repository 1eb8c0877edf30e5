import type { Measure } from '../../core/measure/plan.ts';
import type { Dataset } from '../../core/scheme/scheme.ts';
import type { Fragment } from './fragment.ts';
import { identifier } from './quote.ts';
import { rowsAlias } from './term.ts';

/** One aggregate: `value` is null for a count; `filter` is null when every row of the query counts. */
export interface FoldInput {
  readonly measure: Measure;
  readonly dataset: Dataset;
  readonly value: Fragment | null;
  readonly filter: string | null;
}

/** The aggregate of a measure that one GROUP BY unit can answer. */
export function foldSql({ measure, dataset, value, filter }: FoldInput): string {
  const filtered = filter === null ? '' : ` FILTER (WHERE ${filter})`;
  const sql = value?.sql ?? '*';
  switch (measure.fold) {
    case 'count':
      return `count(*)${filtered}`;
    case 'sum':
      return `sum(${sql})${filtered}`;
    case 'least':
      return `min(${sql})${filtered}`;
    case 'greatest':
      return `max(${sql})${filtered}`;
    case 'distinct':
      return `count(DISTINCT ${sql})${filtered}`;
    case 'latest':
      return `first(${sql} ORDER BY ${latestFirst(dataset)})${filtered}`;
    case 'values':
    case 'periods':
      throw new Error(`${measure.fold} is not one aggregate`);
  }
}

function latestFirst(dataset: Dataset): string {
  const columns = dataset.time === null ? dataset.key : [dataset.time, ...dataset.key];
  return columns.map((name) => `${rowsAlias}.${identifier(name)} DESC NULLS LAST`).join(', ');
}
