import type { PoolClient } from 'pg';
import type { SchemeVersionId, SchemeVersionInfo } from '../../port/store-scheme.ts';
import { utcText } from '../write/moment.ts';

type Client = Pick<PoolClient, 'query'>;

const columns = `v.office, v.scheme, v.version, v.state, v.fingerprint, v.reason, v.revision, v.title, v.origin,
  v.created_by AS "createdBy", ${utcText('v.created_at')} AS "createdAt", v.published_by AS "publishedBy",
  ${utcText('v.published_at')} AS "publishedAt", v.publish_reason AS "publishReason"`;

/** The version without its files, null when there is none. */
export async function readVersionInfo(
  client: Client,
  { office, scheme, version }: SchemeVersionId,
): Promise<SchemeVersionInfo | null> {
  const found = await client.query<SchemeVersionInfo>(
    `SELECT ${columns} FROM zhunsheng.scheme_version AS v WHERE v.office = $1 AND v.scheme = $2 AND v.version = $3`,
    [office, scheme, version],
  );
  return found.rows[0] ?? null;
}

/** The versions of one scheme, or of all, the latest of each first. */
export async function listVersions(
  client: Client,
  office: string,
  scheme: string | null,
): Promise<readonly SchemeVersionInfo[]> {
  const found = await client.query<SchemeVersionInfo>(
    `SELECT ${columns} FROM zhunsheng.scheme_version AS v
      WHERE v.office = $1 AND ($2::text IS NULL OR v.scheme = $2) ORDER BY v.scheme, v.version DESC`,
    [office, scheme],
  );
  return found.rows;
}
