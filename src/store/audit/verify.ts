import type { Pool, PoolClient } from 'pg';
import { type Problem, problem } from '../../core/problem/problem.ts';
import type { Checkpoint } from '../../port/store-audit.ts';
import { inTransaction } from '../write/transaction.ts';
import { readHead } from './append.ts';
import { type Chain, entryAt, readChain } from './chain.ts';
import { isSigned } from './checkpoint.ts';
import { hashEntry } from './entry-hash.ts';

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

/** Reads the log from its first entry to its last and names the first that is broken, cut off or rewritten. */
export function verifyAudit(pool: Pool, evidence: AuditEvidence): Promise<AuditReport> {
  return inTransaction(
    pool,
    async (client) => {
      const { checkpoints, signed, forged } = await readEvidence(client, evidence);
      const chain = await readChain(client, new Set(signed.map((each) => each.sequence)));
      const problems = [
        ...chain.problems,
        ...signed.flatMap((each) => checkpointProblems(each, chain)),
        ...forged,
      ];
      return { entries: chain.last, checkpoints, problems };
    },
    'snapshot',
  );
}

/**
 * As `verifyAudit`, but trusts what was signed: it reads on from the last good checkpoint. Enough at each start; what
 * was changed before that checkpoint only the whole reading finds.
 */
export function verifyRecent(pool: Pool, evidence: AuditEvidence): Promise<AuditReport> {
  return inTransaction(
    pool,
    async (client) => {
      const { checkpoints, signed, forged } = await readEvidence(client, evidence);
      const last = signed.at(-1);
      const known = last === undefined ? [] : await checkpointFaults(client, last);
      const chain = await readChain(client, new Set(), last);
      const entries = (await readHead(client))?.sequence ?? 0;
      return { entries, checkpoints, problems: [...known, ...chain.problems, ...forged] };
    },
    'snapshot',
  );
}

async function readEvidence(client: PoolClient, evidence: AuditEvidence) {
  const all = unique([...(await storedCheckpoints(client)), ...evidence.checkpoints]);
  const signed = all.filter((each) => isSigned(each, evidence.trusted));
  const forged = all
    .filter((each) => !isSigned(each, evidence.trusted))
    .map((each) => problem('audit-checkpoint-invalid', { checkpoint: String(each.sequence) }));
  return { checkpoints: all.length, signed, forged };
}

async function checkpointFaults(client: PoolClient, last: Checkpoint): Promise<readonly Problem[]> {
  const entry = await entryAt(client, last.sequence);
  const hashes = new Map(entry === null ? [] : [[last.sequence, hashEntry(entry)]]);
  const end = (await readHead(client))?.sequence ?? 0;
  return checkpointProblems(last, { last: end, hashes, problems: [] });
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
