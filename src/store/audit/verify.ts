import type { Pool, PoolClient } from 'pg';
import { type Problem, problem } from '../../core/problem/problem.ts';
import type { AuditEntry, Checkpoint } from '../../port/store-audit.ts';
import { inTransaction } from '../write/transaction.ts';
import { isSigned } from './checkpoint.ts';
import { hashEntry, noEntry } from './entry-hash.ts';

/** What reading the whole log found. No problems: it is whole, unchanged, and at least as long as was signed. */
export interface AuditReport {
  readonly entries: number;
  readonly checkpoints: number;
  readonly problems: readonly Problem[];
}

/** What the log is held against: trusted public keys, and the checkpoints kept outside the database. */
export interface AuditEvidence {
  readonly trusted: readonly string[];
  readonly checkpoints: readonly Checkpoint[];
}

const pageSize = 2_000;

/** Reads the log from its first entry to its last and names the first that is broken, cut off or rewritten. */
export function verifyAudit(pool: Pool, evidence: AuditEvidence): Promise<AuditReport> {
  return inTransaction(
    pool,
    async (client) => {
      const checkpoints = unique([...(await storedCheckpoints(client)), ...evidence.checkpoints]);
      const signed = checkpoints.filter((each) => isSigned(each, evidence.trusted));
      const forged = checkpoints.filter((each) => !isSigned(each, evidence.trusted));
      const chain = await readChain(client, new Set(signed.map((each) => each.sequence)));
      const problems = [
        ...chain.problems,
        ...signed.flatMap((each) => checkpointProblems(each, chain)),
        ...forged.map((each) => problem('audit-checkpoint-invalid', { checkpoint: String(each.sequence) })),
      ];
      return { entries: chain.last, checkpoints: checkpoints.length, problems };
    },
    'snapshot',
  );
}

interface Chain {
  readonly last: number;
  readonly hashes: ReadonlyMap<number, string>;
  readonly problems: readonly Problem[];
}

/** Stops at the first broken entry; keeps the hashes of the entries in `wanted`. */
async function readChain(client: PoolClient, wanted: ReadonlySet<number>): Promise<Chain> {
  const hashes = new Map<number, string>();
  let [last, previous] = [0, noEntry];
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

function checkpointProblems(checkpoint: Checkpoint, chain: Chain): readonly Problem[] {
  const at = String(checkpoint.sequence);
  const hash = chain.hashes.get(checkpoint.sequence);
  if (hash !== undefined)
    return hash === checkpoint.hash ? [] : [problem('audit-rewritten', { checkpoint: at })];
  // After a broken entry nothing can be said of what follows.
  if (chain.problems.length > 0) return [];
  return [problem('audit-truncated', { last: String(chain.last), checkpoint: at })];
}

async function readPage(client: PoolClient, after: number): Promise<readonly AuditEntry[]> {
  const found = await client.query(
    `SELECT e.sequence, e.at, e.office, e.actor, e.action, e.subject, e.details, e.algorithm, e.previous, e.hash
      FROM zhunsheng.audit_entry AS e WHERE e.sequence > $1 ORDER BY e.sequence LIMIT ${pageSize}`,
    [after],
  );
  return found.rows.map((row) => ({ ...row, sequence: Number(row.sequence) }) as AuditEntry);
}

async function storedCheckpoints(client: PoolClient): Promise<readonly Checkpoint[]> {
  const found = await client.query(
    'SELECT c.sequence, c.at, c.hash, c.key, c.signature FROM zhunsheng.audit_checkpoint AS c ORDER BY c.sequence',
  );
  return found.rows.map((row) => ({ ...row, sequence: Number(row.sequence) }) as Checkpoint);
}

function unique(checkpoints: readonly Checkpoint[]): readonly Checkpoint[] {
  const bySignature = new Map(
    checkpoints.map((each) => [`${each.sequence} ${each.at} ${each.signature}`, each]),
  );
  return [...bySignature.values()].sort((a, b) => a.sequence - b.sequence);
}
