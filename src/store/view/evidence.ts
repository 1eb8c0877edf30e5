import type { PoolClient } from 'pg';
import type { Evidence, EvidenceLink, Holder } from '../../port/store-evidence.ts';
import { utcText } from '../write/moment.ts';

type Client = Pick<PoolClient, 'query'>;

const columns = `e.sha256, h.holder, h.name, e.media_type AS "mediaType", e.bytes::float8 AS bytes,
  h.added_by AS "addedBy", ${utcText('h.added_at')} AS "addedAt",
  (SELECT count(*)::int FROM zhunsheng.evidence_link AS l
    WHERE l.office = h.office AND l.sha256 = h.sha256 AND l.holder = h.holder) AS links`;
const tables = `zhunsheng.evidence_holding AS h JOIN zhunsheng.evidence AS e
  ON e.office = h.office AND e.sha256 = h.sha256`;

const locks = { none: '', keep: 'FOR KEY SHARE OF h', take: 'FOR UPDATE OF h' } as const;

/**
 * The files with this content, one for each holder. Until the transaction ends `keep` lets nobody take them away, and
 * `take` lets nobody hand them in either.
 */
export async function readEvidence(
  client: Client,
  office: string,
  sha256: readonly string[],
  hold: keyof typeof locks = 'none',
): Promise<readonly Evidence[]> {
  const found = await client.query<Evidence>(
    `SELECT ${columns} FROM ${tables} WHERE h.office = $1 AND h.sha256 = ANY ($2)
      ORDER BY h.sha256, h.holder ${locks[hold]}`,
    [office, sha256],
  );
  return found.rows;
}

/** A page of what the holders have (null: everybody), in order of hash and holder, after `after`. */
export async function listEvidence(
  client: Client,
  office: string,
  holders: readonly Holder[] | null,
  page: { readonly after: readonly [sha256: string, holder: string] | null; readonly limit: number },
): Promise<readonly Evidence[]> {
  const [sha256, holder] = page.after ?? ['', ''];
  const found = await client.query<Evidence>(
    `SELECT ${columns} FROM ${tables} WHERE h.office = $1 AND ($2::text[] IS NULL OR h.holder = ANY ($2))
      AND (h.sha256, h.holder) > ($3, $4) ORDER BY h.sha256, h.holder LIMIT $5`,
    [office, holders, sha256, holder, page.limit],
  );
  return found.rows;
}

/** What is handed in for something, in order of name. */
export async function evidenceFor(
  client: Client,
  office: string,
  subject: string,
): Promise<readonly Evidence[]> {
  const found = await client.query<Evidence>(
    `SELECT ${columns} FROM ${tables} JOIN zhunsheng.evidence_link AS k
      ON k.office = h.office AND k.sha256 = h.sha256 AND k.holder = h.holder
      WHERE k.office = $1 AND k.subject = $2 ORDER BY h.name, e.sha256`,
    [office, subject],
  );
  return found.rows;
}

/** For what a file is handed in, whoever holds it. */
export async function linksOf(
  client: Client,
  office: string,
  sha256: string,
): Promise<readonly EvidenceLink[]> {
  const found = await client.query<EvidenceLink>(
    `SELECT l.sha256, l.holder, l.subject, l.campaign, l.unit, l.indicator, l.dataset
      FROM zhunsheng.evidence_link AS l
      WHERE l.office = $1 AND l.sha256 = $2 ORDER BY l.subject`,
    [office, sha256],
  );
  return found.rows;
}

/** Bytes an office has, and one holder of it; a file counts once in the office and once for each holder. */
export async function evidenceBytes(
  client: Client,
  office: string,
  holder: Holder,
): Promise<{ readonly office: number; readonly holder: number }> {
  const found = await client.query<{ office: number; holder: number }>(
    `SELECT
      (SELECT coalesce(sum(e.bytes), 0)::float8 FROM zhunsheng.evidence AS e WHERE e.office = $1) AS office,
      (SELECT coalesce(sum(e.bytes), 0)::float8 FROM ${tables} WHERE h.office = $1 AND h.holder = $2) AS holder`,
    [office, holder],
  );
  return found.rows[0] ?? { office: 0, holder: 0 };
}

/** Which of these files the office knows. */
export async function knownEvidence(
  client: Client,
  office: string,
  sha256: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = await client.query<{ sha256: string }>(
    'SELECT e.sha256 FROM zhunsheng.evidence AS e WHERE e.office = $1 AND e.sha256 = ANY ($2)',
    [office, sha256],
  );
  return new Set(found.rows.map((row) => row.sha256));
}
