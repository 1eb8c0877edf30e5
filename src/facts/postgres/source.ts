import type { Dataset } from '../../core/scheme/scheme.ts';
import type { BatchAction } from '../batch/check-keys.ts';
import { columnSql } from './names.ts';
import { type Parameters, parameter } from './parameters.ts';

/** One committed batch of a dataset. */
export interface StoredBatch {
  readonly id: string;
  /** Content hash. */
  readonly batch: string;
  readonly action: BatchAction;
  /** Place among the batches of the dataset, from 1. */
  readonly sequence: number;
  readonly knownAt: string;
  readonly by: string;
}

/**
 * SQL that stands after FROM and yields the rows of `table` as they are after all given batches. Where every batch only
 * adds, the rows are read as they are; else the latest word on each key wins, and a retraction takes the row away.
 */
export function sourceSql(
  dataset: Dataset,
  table: string,
  batches: readonly StoredBatch[],
  parameters: Parameters,
): string {
  const ids = parameter(
    parameters,
    'bigint[]',
    batches.map((each) => each.id),
  );
  if (batches.every((each) => each.action === 'append'))
    return `(SELECT * FROM ${table} WHERE batch_id = ANY (${ids}))`;
  const keys = dataset.key.map((name) => `f.${columnSql(dataset.columns, name)}`).join(', ');
  return `(SELECT * FROM (SELECT DISTINCT ON (${keys}) f.*, b.gone FROM ${table} AS f
    JOIN ${batchesSql(batches, parameters)} USING (batch_id)
    ORDER BY ${keys}, b.sequence DESC) AS latest WHERE NOT gone)`;
}

/**
 * SQL of whether the record with the keys of the row `alias` is there after the batches. It looks each key up, which
 * for a delivery of few rows costs far less than resolving the whole dataset.
 */
export function existsSql(
  dataset: Dataset,
  table: string,
  batches: readonly StoredBatch[],
  alias: string,
  parameters: Parameters,
): string {
  const same = dataset.key
    .map((name) => columnSql(dataset.columns, name))
    .map((c) => `f.${c} = ${alias}.${c}`);
  return `coalesce((SELECT NOT b.gone FROM ${table} AS f JOIN ${batchesSql(batches, parameters)} USING (batch_id)
    WHERE ${same.join(' AND ')} ORDER BY b.sequence DESC LIMIT 1), FALSE)`;
}

function batchesSql(batches: readonly StoredBatch[], parameters: Parameters): string {
  const ids = batches.map((each) => each.id);
  const sequences = batches.map((each) => each.sequence);
  const gone = batches.map((each) => each.action === 'retract');
  const known = [
    parameter(parameters, 'bigint[]', ids),
    parameter(parameters, 'integer[]', sequences),
    parameter(parameters, 'boolean[]', gone),
  ];
  return `unnest(${known.join(', ')}) AS b (batch_id, sequence, gone)`;
}
