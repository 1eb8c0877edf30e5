import type { PoolClient } from 'pg';
import type { KeptBulletin } from '../../port/store-bulletin.ts';
import { utcText } from './moment.ts';

type Client = Pick<PoolClient, 'query'>;

/** What a bulletin starts from; the result is JSON. */
export interface NewBulletin extends Omit<KeptBulletin, 'number' | 'issuedAt'> {
  readonly result: unknown;
}

const columns = `b.office, b.campaign, b.number, b.title, to_char(b.as_of, 'YYYY-MM-DD') AS "asOf",
  ${utcText('b.known_at')} AS "knownAt", b.sequence, b.result_hash AS "resultHash", b.issued_by AS "issuedBy",
  ${utcText('b.issued_at')} AS "issuedAt"`;

/** Keeps a bulletin under the campaign's next number. Those issued at the same time wait for each other. */
export async function insertBulletin(client: Client, bulletin: NewBulletin): Promise<KeptBulletin> {
  const { office, campaign, title, asOf, knownAt, sequence, resultHash, result, issuedBy } = bulletin;
  await client.query(
    'SELECT c.id FROM zhunsheng.campaign AS c WHERE c.office = $1 AND c.id = $2 FOR NO KEY UPDATE',
    [office, campaign],
  );
  const added = await client.query(
    `INSERT INTO zhunsheng.bulletin AS b
        (office, campaign, number, title, as_of, known_at, sequence, result_hash, result, issued_by)
      SELECT $1, $2, coalesce(max(e.number), 0) + 1, $3, $4, $5, $6, $7, $8, $9
        FROM zhunsheng.bulletin AS e WHERE e.office = $1 AND e.campaign = $2
      RETURNING ${columns}`,
    [office, campaign, title, asOf, knownAt, sequence, resultHash, JSON.stringify(result), issuedBy],
  );
  const [row] = added.rows.map(toBulletin);
  if (row === undefined) throw new Error('the database returned no row');
  return row;
}

/** The bulletins of a campaign, the latest first. */
export async function listBulletins(
  client: Client,
  office: string,
  campaign: string,
): Promise<readonly KeptBulletin[]> {
  const found = await client.query(
    `SELECT ${columns} FROM zhunsheng.bulletin AS b WHERE b.office = $1 AND b.campaign = $2 ORDER BY b.number DESC`,
    [office, campaign],
  );
  return found.rows.map(toBulletin);
}

/** A bulletin and its result; null when there is none. */
export async function readBulletin(
  client: Client,
  office: string,
  campaign: string,
  number: number,
): Promise<{ readonly bulletin: KeptBulletin; readonly result: unknown } | null> {
  const found = await client.query<Record<string, unknown>>(
    `SELECT ${columns}, b.result FROM zhunsheng.bulletin AS b
      WHERE b.office = $1 AND b.campaign = $2 AND b.number = $3`,
    [office, campaign, number],
  );
  const [row] = found.rows;
  if (row === undefined) return null;
  const { result, ...bulletin } = row;
  return { bulletin: toBulletin(bulletin), result };
}

/** How one unit stood in each bulletin. */
export interface TrendPoint {
  readonly number: number;
  readonly title: string;
  readonly asOf: string;
  readonly table: string;
  readonly total: string | null;
  readonly rank: string | null;
  readonly grade: string | null;
}

/** A unit's totals, ranks and grades through a campaign's bulletins, the first first. */
export async function readTrend(
  client: Client,
  office: string,
  campaign: string,
  unit: string,
): Promise<readonly TrendPoint[]> {
  const found = await client.query<TrendPoint>(
    `SELECT b.number, b.title, to_char(b.as_of, 'YYYY-MM-DD') AS "asOf", t.value ->> 'id' AS "table",
        u.value ->> 'total' AS total, u.value ->> 'rank' AS rank, u.value ->> 'grade' AS grade
      FROM zhunsheng.bulletin AS b,
        jsonb_array_elements(b.result -> 'tables') AS t,
        jsonb_array_elements(t.value -> 'units') AS u
      WHERE b.office = $1 AND b.campaign = $2 AND u.value ->> 'unit' = $3
      ORDER BY b.number, 4`,
    [office, campaign, unit],
  );
  return found.rows;
}

const toBulletin = (row: Record<string, unknown>): KeptBulletin =>
  ({ ...row, sequence: Number(row.sequence) }) as unknown as KeptBulletin;
