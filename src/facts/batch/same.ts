import type { BatchAction } from './check-keys.ts';

/**
 * The commit that already says the same. One that later batches replaced or retracted from does not count, nor a
 * retraction after which anything was added: it may have been what it took away.
 */
export function findSame<T extends { readonly action: BatchAction }>(
  commits: readonly T[],
  same: (commit: T) => boolean,
): T | null {
  const lastChange = commits.findLastIndex((commit) => commit.action !== 'append');
  const last = commits.length - 1;
  const stands = (commit: T, i: number): boolean =>
    i >= lastChange && (commit.action !== 'retract' || i === last);
  return commits.find((commit, i) => stands(commit, i) && same(commit)) ?? null;
}
