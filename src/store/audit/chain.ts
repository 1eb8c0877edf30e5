import type { PoolClient } from 'pg';
import { type Problem, problem } from '../../core/problem/problem.ts';
import type { AuditEntry } from '../../port/store-audit.ts';
import { hashEntry, noEntry } from './entry-hash.ts';

const pageSize = 2_000;

/** What was read of the chain. */
export interface Chain {
  readonly last: number;
  readonly hashes: ReadonlyMap<number, string>;
  readonly problems: readonly Problem[];
}

/** Reads on after an entry, stops at the first broken one, and keeps the hashes of the entries in `wanted`. */
export async function readChain(
  client: PoolClient,
  wanted: ReadonlySet<number>,
  after: Pick<AuditEntry, 'sequence' | 'hash'> = { sequence: 0, hash: noEntry },
): Promise<Chain> {
  const hashes = new Map<number, string>();
  let [last, previous] = [after.sequence, after.hash];
  for (;;) {
    const page = await readPage(client, last);
    for (const entry of page) {
      const fault = faultOf(entry, last + 1, previous);
      if (fault !== null) {
        const broken = problem('audit-entry-broken', { sequence: String(last + 1), fault });
        return { last, hashes, problems: [broken] };
      }
      if (wanted.has(entry.sequence)) hashes.set(entry.sequence, entry.hash);
      [last, previous] = [entry.sequence, entry.hash];
    }
    if (page.length < pageSize) return { last, hashes, problems: [] };
  }
}

function faultOf(entry: AuditEntry, expected: number, previous: string): string | null {
  if (entry.sequence !== expected) return 'missing';
  if (hashEntry(entry) !== entry.hash) return 'changed';
  return entry.previous === previous ? null : 'not linked';
}

async function readPage(client: PoolClient, after: number): Promise<readonly AuditEntry[]> {
  const where = `WHERE e.sequence > $1 ORDER BY e.sequence LIMIT ${pageSize}`;
  const found = await client.query(`${select} ${where}`, [after]);
  return found.rows.map(toEntry);
}

/** The entry as it is now; null when there is none of this number. */
export async function entryAt(client: PoolClient, sequence: number): Promise<AuditEntry | null> {
  const found = await client.query(`${select} WHERE e.sequence = $1`, [sequence]);
  return found.rows.map(toEntry)[0] ?? null;
}

const select = `SELECT e.sequence, e.at, e.office, e.actor, e.action, e.subject, e.details, e.algorithm, e.previous,
  e.hash FROM zhunsheng.audit_entry AS e`;

const toEntry = (row: Record<string, unknown>): AuditEntry =>
  ({ ...row, sequence: Number(row.sequence) }) as AuditEntry;
