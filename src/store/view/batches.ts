import type { PoolClient } from 'pg';
import type { CommittedBatch } from '../../port/store-batch.ts';
import { batchColumns, toCommit } from '../write/batches.ts';

type Client = Pick<PoolClient, 'query'>;

/** The sequence of the last batch of a campaign; 0 where there is none. */
export async function lastSequence(client: Client, office: string, campaign: string): Promise<number> {
  const found = await client.query<{ last: string | null }>(
    'SELECT max(b.sequence) AS last FROM zhunsheng.batch AS b WHERE b.office = $1 AND b.campaign = $2',
    [office, campaign],
  );
  return Number(found.rows[0]?.last ?? 0);
}

/** Which batches of a campaign; null: whichever. */
export interface BatchChoice {
  readonly dataset: string | null;
  /** Only later ones. */
  readonly after: number;
}

/** The batches of a campaign in their order. */
export async function batchesOf(
  client: Client,
  office: string,
  campaign: string,
  { dataset, after }: BatchChoice = { dataset: null, after: 0 },
): Promise<readonly CommittedBatch[]> {
  const found = await client.query(
    `SELECT ${batchColumns} FROM zhunsheng.batch AS b
      WHERE b.office = $1 AND b.campaign = $2 AND b.sequence > $3
        AND ($4::text IS NULL OR b.dataset = $4)
      ORDER BY b.sequence`,
    [office, campaign, after, dataset],
  );
  return found.rows.map(toCommit);
}

/** A page of a campaign's batches, the latest first; `before` is the sequence of the last one seen. */
export async function batchPage(
  client: Client,
  office: string,
  campaign: string,
  page: {
    readonly datasets: readonly string[] | null;
    readonly before: number | null;
    readonly limit: number;
  },
): Promise<readonly CommittedBatch[]> {
  const found = await client.query(
    `SELECT ${batchColumns} FROM zhunsheng.batch AS b
      WHERE b.office = $1 AND b.campaign = $2 AND ($3::bigint IS NULL OR b.sequence < $3)
        AND ($4::text[] IS NULL OR b.dataset = ANY ($4))
      ORDER BY b.sequence DESC LIMIT $5`,
    [office, campaign, page.before, page.datasets, page.limit],
  );
  return found.rows.map(toCommit);
}

/** One batch of a campaign; null when there is none. */
export async function readBatch(
  client: Client,
  office: string,
  campaign: string,
  sequence: number,
): Promise<CommittedBatch | null> {
  const found = await client.query(
    `SELECT ${batchColumns} FROM zhunsheng.batch AS b
      WHERE b.office = $1 AND b.campaign = $2 AND b.sequence = $3`,
    [office, campaign, sequence],
  );
  const [row] = found.rows;
  return row === undefined ? null : toCommit(row);
}

/** Which of these files a batch of the office names. */
export async function knownFiles(
  client: Client,
  office: string,
  files: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = await client.query<{ batch: string }>(
    'SELECT DISTINCT b.batch FROM zhunsheng.batch AS b WHERE b.office = $1 AND b.batch = ANY ($2)',
    [office, files],
  );
  return new Set(found.rows.map((row) => row.batch));
}
