import { type Problem, problem } from '../../core/problem/problem.ts';

/** SQLSTATEs that speak of the facts: a number, or a date, outside of what PostgreSQL can hold. */
const outOfRange: readonly string[] = ['22003', '22008'];

/** What an error of the server says about the facts; an error that says nothing about them is thrown on. */
export function problemOf(error: unknown, dataset: string): Problem {
  const state = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (outOfRange.includes(state)) return problem('facts-overflow', { dataset });
  throw error;
}
