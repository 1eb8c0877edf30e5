import { fail, ok, problem, type Result } from '../core/problem/problem.ts';
import type { ResultDocument } from '../core/result/document.ts';
import type { ResultInputs } from '../core/result/hash.ts';
import { makeResult } from '../core/result/result.ts';
import { assessedUnits, planScores, type SchemeScores, scoreScheme } from '../core/score/score.ts';
import type { Reject } from '../port/fact-engine.ts';
import { type AskedRun, type Run, withRun } from './open-run.ts';

/** What scoring gives: the result, and the rows that could not be counted. */
export interface ScoredFacts {
  readonly result: ResultDocument;
  readonly rejects: readonly Reject[];
}

/** Scores a scheme over a folder of facts. Warnings come with the result; without one there is at least one error. */
export async function scoreFacts(asked: AskedRun): Promise<Result<ScoredFacts>> {
  return withRun(asked, async (run) => {
    const scored = await scoreRun(run);
    if (!scored.ok) return scored;
    const { scores, inputs } = scored.value;
    return ok({ result: makeResult(scores, inputs), rejects: run.engine.rejects() }, scored.problems);
  });
}

export interface ScoredRun {
  readonly scores: SchemeScores;
  readonly inputs: ResultInputs;
}

/** Plans, measures and scores an open run. Nobody to assess is an error. */
export async function scoreRun(run: Run): Promise<Result<ScoredRun>> {
  const { scheme, tables, engine, at } = run;
  const units = assessedUnits(scheme, run.units, at.asOf, tables);
  if (units.length === 0) {
    return fail(problem('nobody-assessed', { subjects: tables.map((each) => each.subject).join('、') }));
  }
  const answers = await engine.measure(planScores(scheme, tables), units, at);
  if (!answers.ok) return answers;
  const scores = scoreScheme(scheme, run.units, answers.value, at, tables);
  return ok({ scores, inputs: { units, answers: answers.value } }, [...answers.problems, ...scores.problems]);
}
