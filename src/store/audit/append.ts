import type { PoolClient } from 'pg';
import { canonicalJson } from '../../core/quantity/canonical.ts';
import type { AuditEntry, AuditEvent, HashAlgorithm } from '../../port/store-audit.ts';
import { utcNow } from '../write/moment.ts';
import { hashEntry, noEntry } from './entry-hash.ts';

// Any fixed number: whoever appends holds the lock of this number until the end of the transaction.
const lock = 7_264_810_353;

/**
 * Appends an entry in the transaction of what it records, so that there is never one without the other. Appends of
 * different transactions wait for each other: do it last, and only in a `write` transaction.
 */
export async function appendAudit(
  client: PoolClient,
  event: AuditEvent,
  algorithm: HashAlgorithm = 'sha256',
): Promise<AuditEntry> {
  await client.query('SELECT pg_advisory_xact_lock($1)', [lock]);
  const head = await readHead(client);
  const { office, actor, action, subject } = event;
  const content = {
    sequence: (head?.sequence ?? 0) + 1,
    at: await utcNow(client),
    office,
    actor,
    action,
    subject,
    details: canonicalJson(event.details),
    algorithm,
    previous: head?.hash ?? noEntry,
  };
  const entry = { ...content, hash: hashEntry(content) };
  await insert(client, entry);
  return entry;
}

/** The last entry; null when there is none. */
export async function readHead(
  client: Pick<PoolClient, 'query'>,
): Promise<{ readonly sequence: number; readonly hash: string } | null> {
  const found = await client.query<{ sequence: string; hash: string }>(
    'SELECT e.sequence, e.hash FROM zhunsheng.audit_entry AS e ORDER BY e.sequence DESC LIMIT 1',
  );
  const [head] = found.rows;
  return head === undefined ? null : { sequence: Number(head.sequence), hash: head.hash };
}

async function insert(client: PoolClient, entry: AuditEntry): Promise<void> {
  const { sequence, at, office, actor, action, subject, details, algorithm, previous, hash } = entry;
  await client.query(
    `INSERT INTO zhunsheng.audit_entry
      (sequence, at, office, actor, action, subject, details, algorithm, previous, hash)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [sequence, at, office, actor, action, subject, details, algorithm, previous, hash],
  );
}
