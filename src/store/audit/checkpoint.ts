import { createPublicKey, sign, verify } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import type { Pool } from 'pg';
import { z } from 'zod';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import { canonicalJson } from '../../core/quantity/canonical.ts';
import type { Checkpoint } from '../../port/store-audit.ts';
import { utcNow } from '../write/moment.ts';
import { inTransaction } from '../write/transaction.ts';
import { readHead } from './append.ts';
import type { SigningKey } from './signing-key.ts';

/**
 * Signs the present end of the log, and keeps the signature in the database and in `file`, one line each; null when
 * the log is empty. A copy kept elsewhere proves the log against whoever can change both.
 */
export async function signCheckpoint(pool: Pool, key: SigningKey, file: string): Promise<Checkpoint | null> {
  const signed = await inTransaction(pool, async (client) => {
    const head = await readHead(client);
    if (head === null) return null;
    const content = { ...head, at: await utcNow(client) };
    const signature = sign(null, messageOf(content), key.secret).toString('base64');
    const checkpoint = { ...content, key: key.publicText, signature };
    await client.query(
      'INSERT INTO zhunsheng.audit_checkpoint (sequence, at, hash, key, signature) VALUES ($1, $2, $3, $4, $5)',
      [checkpoint.sequence, checkpoint.at, checkpoint.hash, checkpoint.key, signature],
    );
    return checkpoint;
  });
  if (signed !== null) await appendLine(file, canonicalJson(signed));
  return signed;
}

/** Whether one of the trusted public keys (SPKI DER in base64) made the signature. */
export function isSigned(checkpoint: Checkpoint, trusted: readonly string[]): boolean {
  if (!trusted.includes(checkpoint.key)) return false;
  const key = createPublicKey({ key: Buffer.from(checkpoint.key, 'base64'), format: 'der', type: 'spki' });
  return verify(null, messageOf(checkpoint), key, Buffer.from(checkpoint.signature, 'base64'));
}

const checkpointSchema = z.strictObject({
  sequence: z.int().min(1),
  at: z.string(),
  hash: z.string(),
  key: z.string(),
  signature: z.string(),
});

/** The checkpoints of a file; none when there is no file. A last line that a crash cut short is left out. */
export async function readCheckpoints(file: string): Promise<Result<readonly Checkpoint[]>> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  });
  const lines = text.split('\n').slice(0, -1);
  const read = lines.map(parseLine);
  const checkpoints = read.filter((each) => each !== null);
  if (checkpoints.length === lines.length) return ok(checkpoints);
  const line = read.indexOf(null) + 1;
  return fail(
    problem('audit-checkpoints-unreadable', { file, line: String(line) }, { file, line, column: null }),
  );
}

function parseLine(line: string): Checkpoint | null {
  try {
    return checkpointSchema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

function messageOf({ sequence, at, hash }: Pick<Checkpoint, 'sequence' | 'at' | 'hash'>): Buffer {
  return Buffer.from(canonicalJson({ format: 'zhunsheng-checkpoint/1', sequence, at, hash }), 'utf8');
}

async function appendLine(file: string, line: string): Promise<void> {
  const handle = await open(file, 'a+', 0o600);
  try {
    // A line that a crash cut short would spoil the new one.
    await handle.truncate((await handle.readFile()).lastIndexOf(0x0a) + 1);
    await handle.appendFile(`${line}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
