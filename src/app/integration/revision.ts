import { type Problem, problem } from '../../core/problem/problem.ts';

/** The conflict when somebody changed it since the caller looked; none when the caller did not say from where. */
export const revisionConflict = (what: string, given: number | null, current: number): readonly Problem[] =>
  given === null || given === current
    ? []
    : [problem('revision-conflict', { what, given: String(given), current: String(current) })];
