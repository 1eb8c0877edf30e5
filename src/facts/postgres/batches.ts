import type { PoolClient } from 'pg';
import type { Standpoint } from '../../core/measure/plan.ts';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import type { Dataset } from '../../core/scheme/scheme.ts';
import type { BatchAction } from '../batch/check-keys.ts';
import { instantOf } from '../batch/moment.ts';
import type { TableNames } from './names.ts';
import type { StoredBatch } from './source.ts';
import { findDataset, shapeOf } from './tables.ts';

/** What of a dataset was known at a moment: its table and its batches in order; null when there were none. */
export interface StoredDataset {
  readonly dataset: Dataset;
  readonly table: string;
  readonly batches: readonly StoredBatch[];
}

/** Where facts are: a PostgreSQL schema, and in it the facts of one owner. */
export interface FactSpace {
  readonly names: TableNames;
  readonly space: string;
}

/** Problem: the dataset was loaded under another declaration of its columns or key. */
export async function readStored(
  client: PoolClient,
  { names, space }: FactSpace,
  dataset: Dataset,
  at: Pick<Standpoint, 'knownAt'>,
): Promise<Result<StoredDataset | null>> {
  const registered = await findDataset(client, names, space, dataset.name);
  if (registered === null) return ok(null);
  if (registered.shape !== shapeOf(dataset))
    return fail(problem('facts-shape-changed', { dataset: dataset.name }));
  const batches = await readBatches(client, names, registered.id, at.knownAt);
  return ok(batches.length === 0 ? null : { dataset, table: names.rows(registered.id), batches });
}

/** The batches of a dataset that were known at a moment (null: all), in order. */
export async function readBatches(
  client: PoolClient,
  names: TableNames,
  id: number,
  knownAt: string | null,
): Promise<readonly StoredBatch[]> {
  const found = await client.query<[string, string, BatchAction, string, string, string]>({
    text: `SELECT id::text, batch, action, sequence::text, known_at_text, loaded_by FROM ${names.batches}
      WHERE dataset_id = $1::integer AND known_at <= coalesce($2::timestamptz, 'infinity'::timestamptz)
      ORDER BY sequence`,
    values: [id, knownAt === null ? null : utcMoment(knownAt)],
    rowMode: 'array',
  });
  return found.rows.map(([number, batch, action, sequence, moment, by]) => ({
    id: number,
    batch,
    action,
    sequence: Number(sequence),
    knownAt: moment,
    by,
  }));
}

/** The moment in UTC to the microsecond, as all comparisons of moments are. */
export function utcMoment(moment: string): string {
  const instant = instantOf(moment);
  if (instant === null) throw new Error(`“${moment}” is not a moment with a zone`);
  const micros = ((instant % 1_000) + 1_000) % 1_000;
  const whole = new Date((instant - micros) / 1_000).toISOString();
  return `${whole.slice(0, -1)}${String(micros).padStart(3, '0')}Z`;
}
