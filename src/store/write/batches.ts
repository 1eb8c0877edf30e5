import type { PoolClient } from 'pg';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import type { BatchCommit, CommittedBatch } from '../../port/store-batch.ts';
import { utcNow, utcText } from './moment.ts';

type Client = Pick<PoolClient, 'query'>;

/**
 * Commits a batch file that is already in its place on disk. Commits of one office wait for each other, so that
 * their sequence has no gaps and no moment of knowing is before an earlier one.
 */
export async function commitBatch(client: Client, commit: BatchCommit): Promise<Result<CommittedBatch>> {
  const { office, campaign, dataset, batch, action, by, source, rows, rejects } = commit;
  const { undoes, reason, label } = commit;
  const held = await holdCommits(client, office);
  if (!held.ok) return held;
  const added = await client.query<{ sequence: string; known_at: string }>(
    `INSERT INTO zhunsheng.batch AS b
        (office, sequence, known_at, dataset, batch, action, by, source, rows, rejects, campaign, undoes, reason, label)
      SELECT $1, coalesce(max(e.sequence), 0) + 1, greatest(clock_timestamp(), max(e.known_at)),
          $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12
        FROM zhunsheng.batch AS e WHERE e.office = $1
      RETURNING b.sequence, ${utcText('b.known_at')} AS known_at`,
    [
      ...[office, dataset, batch, action, by, JSON.stringify(source), rows, rejects],
      ...[campaign, undoes, reason, label],
    ],
  );
  const [row] = added.rows;
  if (row === undefined) throw new Error('the database returned no row');
  return ok({ ...commit, sequence: Number(row.sequence), knownAt: row.known_at });
}

/** Until the transaction ends nobody else commits a batch of the office. */
export async function holdCommits(client: Client, office: string): Promise<Result<null>> {
  const locked = await client.query(
    'SELECT o.id FROM zhunsheng.office AS o WHERE o.id = $1 FOR NO KEY UPDATE',
    [office],
  );
  return locked.rowCount === 0 ? fail(problem('office-unknown', { office })) : ok(null);
}

/** Until the transaction ends the campaign's state stays as it is; others may do the same meanwhile. */
export async function shareCampaign(client: Client, office: string, campaign: string): Promise<void> {
  await client.query('SELECT c.id FROM zhunsheng.campaign AS c WHERE c.office = $1 AND c.id = $2 FOR SHARE', [
    office,
    campaign,
  ]);
}

/**
 * The present moment as a standpoint: it waits for commits that are under way, so that what is known by it never
 * changes afterwards. Only in a `write` transaction.
 */
export async function knownNow(client: Client, office: string): Promise<Result<string>> {
  const locked = await client.query('SELECT o.id FROM zhunsheng.office AS o WHERE o.id = $1 FOR SHARE', [
    office,
  ]);
  if (locked.rowCount === 0) return fail(problem('office-unknown', { office }));
  return ok(await utcNow(client));
}

/** The commits of an office in their order; with a moment (text with zone), those known by then. */
export async function committedBatches(
  client: Client,
  office: string,
  knownAt: string | null = null,
): Promise<readonly CommittedBatch[]> {
  const found = await client.query(
    `SELECT ${batchColumns} FROM zhunsheng.batch AS b
      WHERE b.office = $1 AND ($2::timestamptz IS NULL OR b.known_at <= $2::timestamptz)
      ORDER BY b.sequence`,
    [office, knownAt],
  );
  return found.rows.map(toCommit);
}

/** The columns of a batch `b` as its contract names them. */
export const batchColumns = `b.office, b.campaign, b.sequence, ${utcText('b.known_at')} AS "knownAt", b.dataset, b.batch,
  b.action, b.by, b.source, b.rows, b.rejects, b.undoes, b.reason, b.label`;

/** A row of `batchColumns`; big integers come as text. */
export function toCommit(row: Record<string, unknown>): CommittedBatch {
  const numbers = { sequence: Number(row.sequence), rows: Number(row.rows), rejects: Number(row.rejects) };
  return { ...row, ...numbers, undoes: row.undoes === null ? null : Number(row.undoes) } as CommittedBatch;
}
