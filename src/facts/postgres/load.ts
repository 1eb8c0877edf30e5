import type { PoolClient } from 'pg';
import { fail, ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import type { Column, Dataset } from '../../core/scheme/scheme.ts';
import type { Reject } from '../../port/fact-engine.ts';
import type { BatchAction } from '../batch/check-keys.ts';
import { instantOf } from '../batch/moment.ts';
import { findSame } from '../batch/same.ts';
import { readBatches, utcMoment } from './batches.ts';
import type { PostgresFacts } from './engine.ts';
import { insertRows, type TracedRow } from './insert-rows.ts';
import { type FreshBatch, rejectMisfits, rejectRepeated } from './misfits.ts';
import { type TableNames, tableNames } from './names.ts';
import type { StoredBatch } from './source.ts';
import { findDataset, rowStatements, shapeOf } from './tables.ts';
import { inTransaction } from './transaction.ts';

/** Typed rows to make a batch of; a retraction needs only their keys. */
export interface StoredLoad {
  readonly dataset: Dataset;
  readonly action: BatchAction;
  /** What names the batch by its content: a hash. The same loaded twice is one batch. */
  readonly batch: string;
  /** ISO 8601 with a zone; not before that of any earlier batch. */
  readonly knownAt: string;
  readonly by: string;
  readonly rows: AsyncIterable<TracedRow> | Iterable<TracedRow>;
  /** The batch was committed elsewhere: it is there already only when it is this very commit, by hash and moment. */
  readonly committed?: boolean;
}

export interface StoredReport {
  readonly batch: StoredBatch;
  /** False when the same content was there already and nothing was recorded. */
  readonly recorded: boolean;
  readonly rows: number;
  readonly rejects: readonly Reject[];
}

/**
 * Adds a batch to a dataset in one transaction; of two at the same time one waits for the other. Rows that do not fit
 * are left out and come back. Problems: columns other than those loaded before, a moment earlier than one already
 * recorded, no good row at all.
 */
export async function loadBatch(facts: PostgresFacts, load: StoredLoad): Promise<Result<StoredReport>> {
  if (instantOf(load.knownAt) === null) return fail(problem('facts-moment-invalid', { text: load.knownAt }));
  const names = tableNames(facts.schema);
  return inTransaction(facts.pool, 'write', async (client) => {
    const id = await lockDataset(client, names, facts.space, load.dataset);
    if (typeof id !== 'number') return fail(id);
    const before = await readBatches(client, names, id, null);
    const same = load.committed === true ? findCommit(before, load) : findSame(before, isSame(load));
    if (same !== null) return alreadyKnown(same);
    const late = checkMoment(load, before);
    return late === null ? addBatch(client, names, id, before, load) : fail(late);
  });
}

/** The dataset's number, its row held until the transaction ends; registered and given its table where it is new. */
async function lockDataset(
  client: PoolClient,
  names: TableNames,
  space: string,
  dataset: Dataset,
): Promise<number | Problem> {
  const shape = shapeOf(dataset);
  const made = await client.query<[number]>({
    text: `INSERT INTO ${names.datasets} (space, dataset, shape) VALUES ($1::text, $2::text, $3::text)
      ON CONFLICT (space, dataset) DO NOTHING RETURNING id`,
    values: [space, dataset.name, shape],
    rowMode: 'array',
  });
  const fresh = made.rows[0]?.[0];
  if (fresh !== undefined) for (const sql of rowStatements(names, fresh, dataset)) await client.query(sql);
  const found = await findDataset(client, names, space, dataset.name, 'FOR UPDATE');
  if (found === null) throw new Error(`the dataset “${dataset.name}” vanished while it was being loaded`);
  return found.shape === shape ? found.id : problem('facts-shape-changed', { dataset: dataset.name });
}

const isSame =
  (load: StoredLoad) =>
  (each: StoredBatch): boolean =>
    each.batch === load.batch && each.action === load.action;

const findCommit = (before: readonly StoredBatch[], load: StoredLoad): StoredBatch | null =>
  before.find((each) => isSame(load)(each) && each.knownAt === load.knownAt) ?? null;

function alreadyKnown(batch: StoredBatch): Result<StoredReport> {
  const report = { batch, recorded: false, rows: 0, rejects: [] };
  return ok(report, [problem('facts-batch-known', { file: batch.batch, batch: batch.batch })]);
}

function checkMoment({ knownAt }: StoredLoad, before: readonly StoredBatch[]): Problem | null {
  const latest = before.at(-1)?.knownAt;
  if (latest === undefined || (instantOf(knownAt) ?? 0) >= (instantOf(latest) ?? 0)) return null;
  return problem('facts-known-at-earlier', { knownAt, latest });
}

async function addBatch(
  client: PoolClient,
  names: TableNames,
  id: number,
  before: readonly StoredBatch[],
  load: StoredLoad,
): Promise<Result<StoredReport>> {
  const { dataset, action } = load;
  const batch = await registerBatch(client, names, id, before.length + 1, load);
  const fresh: FreshBatch = { dataset, table: names.rows(id), batchId: batch.id, action, before };
  const inserted = await insertRows(client, fresh, columnsOf(load), load.rows);
  const repeated = await rejectRepeated(client, fresh);
  const misfits = await rejectMisfits(client, fresh);
  const rejects = [...inserted.rejects, ...repeated, ...misfits];
  const rows = inserted.rows - repeated.length - misfits.length;
  if (rows === 0 && rejects.length > 0)
    return fail(
      problem('facts-batch-empty', { file: rejects[0]?.file ?? '' }),
      ...rejects.slice(0, 20).map(placed),
    );
  await client.query(
    `UPDATE ${names.batches} SET rows = $2::integer, rejects = $3::integer WHERE id = $1::bigint`,
    [batch.id, rows, rejects.length],
  );
  return ok({ batch, recorded: true, rows, rejects });
}

const placed = ({ problem: why, file, line }: Reject): Problem => ({
  ...why,
  at: { file, line, column: null },
});

const columnsOf = ({ action, dataset }: StoredLoad): readonly Column[] =>
  action === 'retract' ? dataset.columns.filter(({ name }) => dataset.key.includes(name)) : dataset.columns;

async function registerBatch(
  client: PoolClient,
  names: TableNames,
  id: number,
  sequence: number,
  { batch, action, knownAt, by }: StoredLoad,
): Promise<StoredBatch> {
  const made = await client.query<[string]>({
    text: `INSERT INTO ${names.batches}
        (dataset_id, sequence, batch, action, known_at, known_at_text, loaded_by, rows, rejects)
      VALUES ($1::integer, $2::integer, $3::text, $4::text, $5::timestamptz, $6::text, $7::text, 0, 0)
      RETURNING id::text`,
    values: [id, sequence, batch, action, utcMoment(knownAt), knownAt, by],
    rowMode: 'array',
  });
  const number = made.rows[0]?.[0] ?? '';
  return { id: number, batch, action, sequence, knownAt, by };
}
