import { createHash } from 'node:crypto';
import { canonicalJson, sha256Hex } from '../../core/quantity/canonical.ts';
import type { AuditEntry, HashAlgorithm } from '../../port/store-audit.ts';

/** What the first entry continues. */
export const noEntry = '0'.repeat(64);

/** The hash of an entry: over the canonical JSON of everything in it but the hash itself. */
export function hashEntry(entry: Omit<AuditEntry, 'hash'>): string {
  const { sequence, at, office, actor, action, subject, details, algorithm, previous } = entry;
  const content = { sequence, at, office, actor, action, subject, details, algorithm, previous };
  return hashers[algorithm](canonicalJson(content));
}

const hashers: Record<HashAlgorithm, (text: string) => string> = {
  sha256: sha256Hex,
  sm3: (text) => createHash('sm3').update(text, 'utf8').digest('hex'),
};
