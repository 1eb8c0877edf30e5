import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import type { Route } from '../route.ts';

/** The ETag of a revision. */
export const etagOf = (revision: number): string => `"${revision}"`;

/** The revision the caller started from; null when it did not say and need not. */
export function readIfMatch(spec: Route, header: string | undefined): Result<number | null> {
  if (header === undefined) return spec.ifMatch === true ? fail(problem('if-match-missing', {})) : ok(null);
  const revision = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim())?.[1];
  return revision === undefined
    ? fail(problem('if-match-invalid', { value: header.slice(0, 100) }))
    : ok(Number(revision));
}

/** The revision in a reply, null when it has none. */
export function revisionOf(value: unknown): number | null {
  if (typeof value !== 'object' || value === null || !('revision' in value)) return null;
  return typeof value.revision === 'number' ? value.revision : null;
}
