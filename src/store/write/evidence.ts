import type { PoolClient } from 'pg';
import type { Evidence, EvidenceLink, Holder } from '../../port/store-evidence.ts';

type Client = Pick<PoolClient, 'query'>;

/**
 * Holds one file of an office until the transaction ends: while it is put in its place and entered, or found to be
 * nobody's and removed, nobody else does either.
 */
export async function holdEvidence(client: Client, office: string, sha256: string): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7264810354))', [
    `${office}/${sha256}`,
  ]);
}

/** Makes additions to an office's evidence wait for each other, so that together they stay within the quota. */
export async function holdQuota(client: Client, office: string): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7264810355))', [office]);
}

export type NewEvidence = Pick<Evidence, 'sha256' | 'holder' | 'name' | 'mediaType' | 'bytes' | 'addedBy'>;

/** Enters a file that is on disk; false when this holder has it already, whose name then stays. */
export async function insertEvidence(client: Client, office: string, added: NewEvidence): Promise<boolean> {
  const { sha256, holder, name, mediaType, bytes, addedBy } = added;
  await client.query(
    `INSERT INTO zhunsheng.evidence (office, sha256, bytes, media_type) VALUES ($1, $2, $3, $4)
      ON CONFLICT (office, sha256) DO NOTHING`,
    [office, sha256, bytes, mediaType],
  );
  const held = await client.query(
    `INSERT INTO zhunsheng.evidence_holding (office, sha256, holder, name, added_by) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (office, sha256, holder) DO NOTHING`,
    [office, sha256, holder, name, addedBy],
  );
  return held.rowCount === 1;
}

/** Takes a file from a holder, and its row with the last holder; the file on disk is nobody's then. */
export async function deleteHolding(
  client: Client,
  office: string,
  sha256: string,
  holder: Holder,
): Promise<void> {
  await client.query(
    'DELETE FROM zhunsheng.evidence_holding AS h WHERE h.office = $1 AND h.sha256 = $2 AND h.holder = $3',
    [office, sha256, holder],
  );
  await client.query(
    `DELETE FROM zhunsheng.evidence AS e WHERE e.office = $1 AND e.sha256 = $2 AND NOT EXISTS
      (SELECT FROM zhunsheng.evidence_holding AS h WHERE h.office = e.office AND h.sha256 = e.sha256)`,
    [office, sha256],
  );
}

/** Hands a file in for something; once, however often it is said. */
export async function insertLink(
  client: Client,
  office: string,
  link: EvidenceLink,
  by: string,
): Promise<void> {
  const { subject, sha256, holder, campaign, unit, indicator, dataset } = link;
  await client.query(
    `INSERT INTO zhunsheng.evidence_link (office, subject, sha256, holder, campaign, unit, indicator, dataset, linked_by)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (office, subject, sha256) DO NOTHING`,
    [office, subject, sha256, holder, campaign, unit, indicator, dataset, by],
  );
}

/** Takes back what was handed in for something, but for the files in `kept`. */
export async function deleteLinks(
  client: Client,
  office: string,
  subject: string,
  kept: readonly string[],
): Promise<void> {
  await client.query(
    'DELETE FROM zhunsheng.evidence_link AS l WHERE l.office = $1 AND l.subject = $2 AND NOT l.sha256 = ANY ($3)',
    [office, subject, kept],
  );
}
