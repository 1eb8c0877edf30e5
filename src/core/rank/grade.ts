import { compare, multiply, type Rational, rational } from '../quantity/rational.ts';
import type { Grade } from '../scheme/scheme.ts';
import { tiedGroups } from './rank.ts';

/** A unit to grade: its published total (null: not graded) and the best grade its vetoes leave it (null: any). */
export interface Candidate {
  readonly id: string;
  readonly value: Rational | null;
  readonly cap: string | null;
}

/**
 * Grades one cohort. A grade needs its lower bound (inclusive, on the published total) and a place within its quota:
 * of all units of the cohort, graded or not, at most that part may hold the grade or a better one. Units that tie
 * get a place together or not at all, so a quota is never exceeded. Who misses a quota takes the next grade.
 */
export function gradeCohort(
  candidates: readonly Candidate[],
  grades: readonly Grade[],
): ReadonlyMap<string, string> {
  const descending = [...grades].sort((a, b) => compare(b.from, a.from));
  const held = descending.map(() => 0);
  const given = new Map<string, string>();
  for (const tied of tiedGroups(candidates)) {
    for (const cap of new Set(tied.map((each) => each.cap))) {
      const together = tied.filter((each) => each.cap === cap);
      const index = bestGrade(together, descending, held, candidates.length);
      const grade = descending[index];
      if (grade === undefined) continue;
      for (let i = index; i < held.length; i++) held[i] = (held[i] ?? 0) + together.length;
      for (const { id } of together) given.set(id, grade.name);
    }
  }
  return given;
}

function bestGrade(
  together: readonly Candidate[],
  grades: readonly Grade[],
  held: readonly number[],
  cohort: number,
): number {
  const [first] = together;
  const total = first?.value ?? null;
  if (first === undefined || total === null) return -1;
  const from = first.cap === null ? 0 : grades.findIndex((grade) => grade.name === first.cap);
  return grades.findIndex(
    (grade, i) =>
      i >= from &&
      compare(total, grade.from) >= 0 &&
      withinQuota(grade, (held[i] ?? 0) + together.length, cohort),
  );
}

function withinQuota(grade: Grade, holders: number, cohort: number): boolean {
  return grade.quota === null || compare(rational(holders), multiply(grade.quota, rational(cohort))) <= 0;
}
