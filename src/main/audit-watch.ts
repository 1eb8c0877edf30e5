import { trustedKeys } from '../app/audit/trusted.ts';
import { checkpointFile } from '../app/job/checkpoint.ts';
import type { Platform } from '../app/platform.ts';
import type { Problem } from '../core/problem/problem.ts';
import { readCheckpoints } from '../store/audit/checkpoint.ts';
import { verifyRecent } from '../store/audit/verify.ts';

/** Looks at the audit log from the last checkpoint on, and gives what is wrong with it. */
export async function auditProblems(platform: Platform): Promise<readonly Problem[]> {
  const kept = await readCheckpoints(checkpointFile(platform));
  const checkpoints = kept.ok ? kept.value : [];
  const trusted = await trustedKeys(platform);
  const report = await verifyRecent(platform.store.pool, { trusted, checkpoints });
  return [...kept.problems, ...report.problems];
}
