import { stat } from 'node:fs/promises';
import { type Problem, problem } from '../../core/problem/problem.ts';
import { hashFile } from './hash-file.ts';
import { batchPath, type FactCommit } from './log.ts';

/**
 * A problem for every committed batch whose file is gone, or whose content is no longer what its name says.
 * Files that no commit names are not looked at.
 */
export async function checkCommitted(
  folder: string,
  commits: readonly Pick<FactCommit, 'batch'>[],
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const batch of new Set(commits.map((commit) => commit.batch))) {
    const path = batchPath(folder, batch);
    const file = `${batch}.parquet`;
    if (!(await exists(path))) problems.push(problem('facts-batch-missing', { file }));
    else if ((await hashFile(path)) !== batch) problems.push(problem('facts-batch-damaged', { file }));
  }
  return problems;
}

/** Whether something is at the path. */
export async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
