import type { PoolClient } from 'pg';
import type { Checkpoint } from '../../port/store-audit.ts';

type Client = Pick<PoolClient, 'query'>;

/** Which entries are asked for; null leaves a matter open. Moments are ISO 8601 with zone; `to` is not included. */
export interface AuditFilter {
  readonly campaign: string | null;
  readonly unit: string | null;
  readonly indicator: string | null;
  readonly actor: string | null;
  readonly action: string | null;
  /** Beginning of the subject. */
  readonly subject: string | null;
  readonly from: string | null;
  readonly to: string | null;
  /** Only entries before this number. */
  readonly before: number | null;
}

/** An entry with the name of whoever did it, where there is an account. */
export interface AuditLine {
  readonly sequence: number;
  readonly at: string;
  readonly actor: string;
  readonly actorName: string | null;
  readonly action: string;
  readonly subject: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly hash: string;
}

/** Entries of the present office, newest first. */
export async function readAuditLines(
  client: Client,
  office: string,
  filter: AuditFilter,
  limit: number,
): Promise<readonly AuditLine[]> {
  const { campaign, unit, indicator, actor, action, subject, from, to, before } = filter;
  const found = await client.query(
    `SELECT e.sequence, e.at, e.actor, a.name AS "actorName", e.action, e.subject, e.details, e.hash
      FROM zhunsheng.office_audit AS e
      LEFT JOIN zhunsheng.event AS v ON v.sequence = e.sequence
      LEFT JOIN zhunsheng.account AS a ON a.office = e.office AND a.id::text = e.actor
      WHERE e.office = $1
        AND ($2::text IS NULL OR v.campaign = $2) AND ($3::text IS NULL OR v.unit = $3)
        AND ($4::text IS NULL OR v.indicator = $4) AND ($5::text IS NULL OR e.actor = $5)
        AND ($6::text IS NULL OR e.action = $6) AND ($7::text IS NULL OR starts_with(e.subject, $7))
        AND ($8::timestamptz IS NULL OR e.at::timestamptz >= $8::timestamptz)
        AND ($9::timestamptz IS NULL OR e.at::timestamptz < $9::timestamptz)
        AND ($10::bigint IS NULL OR e.sequence < $10)
      ORDER BY e.sequence DESC LIMIT $11`,
    [office, campaign, unit, indicator, actor, action, subject, from, to, before, limit],
  );
  return found.rows.map((row) => ({
    ...row,
    sequence: Number(row.sequence),
    details: JSON.parse(row.details),
  })) as AuditLine[];
}

/** Signed checkpoints of the whole log, newest first, before a moment. */
export async function readCheckpointLines(
  client: Client,
  before: string | null,
  limit: number,
): Promise<readonly Checkpoint[]> {
  const found = await client.query(
    `SELECT c.sequence, c.at, c.hash, c.key, c.signature FROM zhunsheng.audit_checkpoint AS c
      WHERE $1::text IS NULL OR c.at < $1 ORDER BY c.at DESC LIMIT $2`,
    [before, limit],
  );
  return found.rows.map((row) => ({ ...row, sequence: Number(row.sequence) }) as Checkpoint);
}
