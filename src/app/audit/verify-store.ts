import { createPublicKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import { readCheckpoints } from '../../store/audit/checkpoint.ts';
import { openSigningKey } from '../../store/audit/signing-key.ts';
import { type AuditReport, verifyAudit } from '../../store/audit/verify.ts';
import { checkpointFile } from '../job/checkpoint.ts';
import { type StorePlace, withExistingStore } from '../keep/store-place.ts';
import { trustedKeys } from './trusted.ts';

/** What the log is held against besides the store itself; null: what is in the data folder. */
export interface AskedEvidence {
  /** File of checkpoints, such as a copy kept elsewhere. */
  readonly checkpoints: string | null;
  /** File with the public key: PEM, or SPKI DER in base64. */
  readonly key: string | null;
}

/** Verifies the whole audit log of a store. The server may be running. */
export function verifyStore(place: StorePlace, asked: AskedEvidence): Promise<Result<AuditReport>> {
  return withExistingStore(place, async (store, folder) => {
    const trusted = asked.key === null ? await ownKeys(folder) : await keyIn(asked.key);
    const kept = await readCheckpoints(asked.checkpoints ?? checkpointFile({ folder }));
    if (!trusted.ok || !kept.ok) return fail(...trusted.problems, ...kept.problems);
    return ok(await verifyAudit(store.pool, { trusted: trusted.value, checkpoints: kept.value }));
  });
}

async function ownKeys(folder: string): Promise<Result<readonly string[]>> {
  const key = await openSigningKey(join(folder, 'keys'));
  return key.ok ? ok(await trustedKeys({ folder, key: key.value })) : key;
}

async function keyIn(file: string): Promise<Result<readonly string[]>> {
  try {
    const text = (await readFile(file, 'utf8')).trim();
    const input = text.startsWith('-----')
      ? createPublicKey(text)
      : createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
    return ok([input.export({ format: 'der', type: 'spki' }).toString('base64')]);
  } catch {
    return fail(problem('audit-public-key-unreadable', { file }));
  }
}
