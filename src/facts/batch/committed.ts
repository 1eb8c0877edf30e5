import { stat } from 'node:fs/promises';
import { type Problem, problem } from '../../core/problem/problem.ts';
import { batchPath, type Commit } from './log.ts';

/** A problem for every committed batch whose file is gone. Files that no commit names are not looked at. */
export async function checkCommitted(
  folder: string,
  commits: readonly Commit[],
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const batch of new Set(commits.map((commit) => commit.batch))) {
    const there = await exists(batchPath(folder, batch));
    if (!there) problems.push(problem('facts-batch-missing', { file: `${batch}.parquet` }));
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
