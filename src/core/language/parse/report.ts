import type { ProblemCode, ProblemParams } from '../../problem/catalogue.ts';
import { type Place, type Problem, problem } from '../../problem/problem.ts';
import { placeOf } from '../place.ts';
import type { Span } from '../syntax.ts';
import { limits } from '../tokens.ts';

/** Problems after which the rest of the text is not read: they stand alone. */
const fatal: ReadonlySet<ProblemCode> = new Set([
  'formula-too-long',
  'formula-too-deep',
  'formula-too-large',
]);

/** Collects the problems of one formula, each at its place; one problem per offset, at most 20. */
export interface Report {
  readonly problems: readonly Problem[];
  /** Whether a problem was found between two offsets. */
  touches(span: Span): boolean;
  add<C extends ProblemCode>(code: C, params: ProblemParams<C>, offset: number): void;
}

export function startReport(text: string, at: Place | null): Report {
  const problems: Problem[] = [];
  const seen = new Set<number>();
  let closed = false;
  return {
    problems,
    touches: ({ start, end }) => [...seen].some((offset) => offset >= start && offset < end),
    add(code, params, offset) {
      if (closed || seen.has(offset) || problems.length >= limits.problems) return;
      closed = fatal.has(code);
      if (closed) problems.length = 0;
      seen.add(offset);
      problems.push(problem(code, params, placeOf(text, offset, at)));
    },
  };
}
