import { readCheckpoints } from '../../store/audit/checkpoint.ts';
import { type AuditReport, verifyAudit } from '../../store/audit/verify.ts';
import { trustedKeys } from '../audit/trusted.ts';
import type { Platform } from '../platform.ts';
import { checkpointFile } from './checkpoint.ts';

/** Reads the whole log and holds it against what was signed, in the database and in the file. */
export async function verifyLog(platform: Pick<Platform, 'store' | 'folder' | 'key'>): Promise<AuditReport> {
  const kept = await readCheckpoints(checkpointFile(platform));
  const checkpoints = kept.ok ? kept.value : [];
  const trusted = await trustedKeys(platform);
  const report = await verifyAudit(platform.store.pool, { trusted, checkpoints });
  return { ...report, problems: [...kept.problems, ...report.problems] };
}
