import type { Measure, MeasureTable, MeasureValue, Standpoint } from '../../core/measure/plan.ts';
import { fail, ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import { canonicalJson } from '../../core/quantity/canonical.ts';
import { add, type Rational, subtract, zero } from '../../core/quantity/rational.ts';
import type { ResultDocument } from '../../core/result/document.ts';
import { makeResult } from '../../core/result/result.ts';
import type { Scheme, Unit } from '../../core/scheme/scheme.ts';
import { assessedUnits, planScores, type SchemeScores, scoreScheme } from '../../core/score/score.ts';
import type { Change } from '../../facts/duckdb/changes.ts';
import type { ChangingFacts } from '../../facts/duckdb/engine.ts';

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

/** Answers that batches made out of date: for each dataset with later ones, the sequence up to which they know it. */
export interface Outdated {
  readonly answers: Answers;
  readonly since: ReadonlyMap<string, number>;
}

/** Asks the facts: everything, or with `before` only what later batches changed. Nobody to assess is a problem. */
export async function askFacts(
  engine: ChangingFacts,
  view: Viewed,
  before: Outdated | null,
): Promise<Result<Answers>> {
  const { scheme, units, at } = view;
  const assessed = assessedUnits(scheme, units, at.asOf);
  if (assessed.length === 0) {
    const subjects = scheme.tables.map((each) => each.subject).join('、');
    return fail(problem('nobody-assessed', { subjects }));
  }
  const { measures } = planScores(scheme);
  const again = measures.filter((each) => before === null || mustBeAskedAgain(each, before, at));
  const answered = await engine.measure({ measures: again }, assessed, at);
  if (!answered.ok) return answered;
  const values: Record<string, readonly MeasureValue[]> = Object.create(null);
  Object.assign(values, before?.answers.table.values, answered.value.values);
  for (const [dataset, since] of before?.since ?? []) {
    const plan = { measures: measures.filter((each) => each.dataset === dataset && !again.includes(each)) };
    if (plan.measures.length === 0) continue;
    const change = await engine.changes({ plan, units: assessed, at, dataset, since });
    if (!change.ok) return change;
    for (const { key } of plan.measures) values[key] = addChange(values[key] ?? [], key, change.value);
  }
  return ok({ units: assessed, at, table: { ...answered.value, values } }, answered.problems);
}

/** What adds up is brought up to date from what changed; a dataset that was not there at all is asked as a whole. */
function mustBeAskedAgain(
  { dataset, fold, key }: Measure,
  { answers, since }: Outdated,
  at: Standpoint,
): boolean {
  if (!since.has(dataset)) return !(key in answers.table.values);
  const addsUp = fold === 'count' || fold === 'sum';
  return !addsUp || at.knownAt !== null || !answers.table.delivered.includes(dataset);
}

function addChange(before: readonly MeasureValue[], key: string, change: Change): readonly MeasureValue[] {
  const [came, went] = [change.now.values[key], change.before?.values[key]];
  return before.map((value, i) => {
    const sum = add(numberIn(value), numberIn(came?.[i]));
    return { kind: 'number', value: went === undefined ? sum : subtract(sum, numberIn(went[i])) };
  });
}

const numberIn = (value: MeasureValue | undefined): Rational =>
  value?.kind === 'number' && value.value !== null ? value.value : zero;

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
