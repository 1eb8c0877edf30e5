import { join } from 'node:path';
import type { PoolClient } from 'pg';

/** Paths below the data folder of the files that committed rows name. A file's name begins with its SHA-256. */
export async function keptFiles(client: Pick<PoolClient, 'query'>): Promise<readonly string[]> {
  const paths = [...(await batchFiles(client)), ...(await evidenceFiles(client))];
  return paths.sort();
}

/** The SHA-256 that the name of a kept file promises. */
export const promisedHash = (path: string): string => /([0-9a-f]{64})(\.parquet)?$/.exec(path)?.[1] ?? '';

/** Paths of a backup are only followed when they look like our own. */
export const keptPath =
  /^(facts\/[^/.][^/]*\/[^/.][^/]*\/batches\/[0-9a-f]{64}\.parquet|evidence\/[^/.][^/]*\/[0-9a-f]{64})$/;

async function batchFiles(client: Pick<PoolClient, 'query'>): Promise<readonly string[]> {
  if (!(await hasColumn(client, 'batch', 'campaign'))) return [];
  const found = await client.query<{ office: string; campaign: string; batch: string }>(
    'SELECT DISTINCT b.office, b.campaign, b.batch FROM zhunsheng.batch AS b WHERE b.campaign IS NOT NULL',
  );
  return found.rows.map(({ office, campaign, batch }) =>
    join('facts', office, campaign, 'batches', `${batch}.parquet`),
  );
}

async function evidenceFiles(client: Pick<PoolClient, 'query'>): Promise<readonly string[]> {
  if (!(await hasColumn(client, 'evidence', 'sha256'))) return [];
  const found = await client.query<{ office: string; sha256: string }>(
    'SELECT e.office, e.sha256 FROM zhunsheng.evidence AS e',
  );
  return found.rows.map(({ office, sha256 }) => join('evidence', office, sha256));
}

/** Backups are also made of stores at an earlier step. */
async function hasColumn(client: Pick<PoolClient, 'query'>, table: string, column: string): Promise<boolean> {
  const found = await client.query(
    `SELECT 1 FROM information_schema.columns AS c
      WHERE c.table_schema = 'zhunsheng' AND c.table_name = $1 AND c.column_name = $2`,
    [table, column],
  );
  return found.rowCount === 1;
}
