import { type Language, type Problem, renderProblem } from '../../core/problem/problem.ts';

/** A problem as JSON, with its sentences. */
export interface ProblemDocument {
  readonly code: string;
  readonly severity: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly what: string;
  readonly fix: string;
  readonly params: Readonly<Record<string, string>>;
}

export function problemDocument(each: Problem, language: Language): ProblemDocument {
  return {
    code: each.code,
    severity: each.severity,
    file: each.at?.file ?? null,
    line: each.at?.line ?? null,
    column: each.at?.column ?? null,
    ...renderProblem(each, language),
    params: each.params,
  };
}
