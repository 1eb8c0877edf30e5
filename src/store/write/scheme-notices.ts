import type { PoolClient } from 'pg';
import type { SchemeVersionId } from '../../port/store-scheme.ts';

type Client = Pick<PoolClient, 'query'>;

/** What was read in a notice. */
export interface NoticeEntry extends SchemeVersionId {
  readonly fileName: string;
  readonly sha256: string;
  readonly imported: unknown;
  readonly by: string;
}

/** Keeps what was read in the notice a draft was made from. */
export async function insertNotice(client: Client, entry: NoticeEntry): Promise<void> {
  const { office, scheme, version, fileName, sha256, imported, by } = entry;
  await client.query(
    `INSERT INTO zhunsheng.scheme_notice (office, scheme, version, file_name, sha256, imported, imported_by)
      VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [office, scheme, version, fileName, sha256, JSON.stringify(imported), by],
  );
}
