import type { PoolClient } from 'pg';
import type { SchemeVersionId } from '../../port/store-scheme.ts';

type Client = Pick<PoolClient, 'query'>;

export interface KeptNotice {
  readonly fileName: string;
  readonly sha256: string;
  /** As `import --json` prints it. */
  readonly imported: unknown;
}

/** What was read in the notice a version was made from, null when it was made otherwise. */
export async function readNotice(client: Client, id: SchemeVersionId): Promise<KeptNotice | null> {
  const found = await client.query<KeptNotice>(
    `SELECT n.file_name AS "fileName", n.sha256, n.imported FROM zhunsheng.scheme_notice AS n
      WHERE n.office = $1 AND n.scheme = $2 AND n.version = $3`,
    [id.office, id.scheme, id.version],
  );
  return found.rows[0] ?? null;
}
