import type { MeasureTable, MeasureValue, Standpoint } from '../../core/measure/plan.ts';
import { fail, ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import { canonicalJson } from '../../core/quantity/canonical.ts';
import type { ResultDocument } from '../../core/result/document.ts';
import { makeResult } from '../../core/result/result.ts';
import type { Scheme, Unit } from '../../core/scheme/scheme.ts';
import { assessedUnits, planScores, type SchemeScores, scoreScheme } from '../../core/score/score.ts';
import type { FactEngine } from '../../port/fact-engine.ts';

/** What the facts answered from one standpoint, dataset by dataset, so that only what changed is asked again. */
export interface Answers {
  readonly units: readonly Unit[];
  readonly at: Standpoint;
  readonly table: MeasureTable;
}

/** A scheme and a roster, seen as of a day: what decides which questions there are. */
export interface Viewed {
  readonly scheme: Scheme;
  readonly units: readonly Unit[];
  readonly at: Standpoint;
}

/** One text for everything that decides the questions, so that answers are kept by it. */
export const viewKey = ({ scheme, units, at }: Viewed): string =>
  canonicalJson({ scheme: scheme.fingerprint, units, asOf: at.asOf, knownAt: at.knownAt });

/** Asks the facts: everything, or with `before` only what reads these datasets. Nobody to assess is a problem. */
export async function askFacts(
  engine: FactEngine,
  { scheme, units, at }: Viewed,
  before: { readonly answers: Answers; readonly touched: ReadonlySet<string> } | null,
): Promise<Result<Answers>> {
  const assessed = assessedUnits(scheme, units, at.asOf);
  if (assessed.length === 0) {
    const subjects = scheme.tables.map((each) => each.subject).join('、');
    return fail(problem('nobody-assessed', { subjects }));
  }
  const plan = planScores(scheme);
  const measures =
    before === null ? plan.measures : plan.measures.filter((each) => before.touched.has(each.dataset));
  const answered = await engine.measure({ measures }, assessed, at);
  if (!answered.ok) return answered;
  const values: Record<string, readonly MeasureValue[]> = Object.create(null);
  Object.assign(values, before?.answers.table.values, answered.value.values);
  return ok({ units: assessed, at, table: { ...answered.value, values } }, answered.problems);
}

/** A result with the warnings of scoring. */
export interface Scored {
  readonly scores: SchemeScores;
  readonly result: ResultDocument;
  readonly problems: readonly Problem[];
}

/** Scores what was answered. */
export function scoreAnswers({ scheme, units, at }: Viewed, answers: Answers): Scored {
  const scores = scoreScheme(scheme, units, answers.table, at);
  const result = makeResult(scores, { units: answers.units, answers: answers.table });
  return { scores, result, problems: scores.problems };
}
