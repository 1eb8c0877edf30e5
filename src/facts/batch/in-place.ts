import type { Result } from '../../core/problem/problem.ts';
import type { StagedBatch } from '../stage-batch.ts';
import { exists } from './committed.ts';
import { batchPath } from './log.ts';

/** Whether the file of a batch made ahead is still there: one that belongs to nothing yet may have been cleaned away. */
export async function isInPlace(folder: string, settled: Result<StagedBatch>): Promise<boolean> {
  return !settled.ok || exists(batchPath(folder, settled.value.batch));
}
