import type { Explanation } from '../core/explain/document.ts';
import { explainIndicator, recordQuestions } from '../core/explain/explain.ts';
import { fail, ok, type Problem, type Result } from '../core/problem/problem.ts';
import type { Unit } from '../core/scheme/scheme.ts';
import type { RecordPage } from '../port/fact-engine.ts';
import { type AskedRun, type Run, withRun } from './open-run.ts';
import { type PickedIndicator, pickIndicator, pickUnit } from './pick.ts';
import { type ScoredRun, scoreRun } from './score-facts.ts';

export interface AskedExplanation extends AskedRun {
  /** Id or full name. */
  readonly unit: string;
  /** Id, serial number or name. */
  readonly indicator: string;
  /** How many raw records to show for each aggregate (0–10,000). */
  readonly records: number;
}

/** An explanation down to the raw records, each with its batch, file, line, person and time. */
export interface ExplainedScore extends Explanation {
  readonly records: readonly ExplainedRecords[];
}

export interface ExplainedRecords extends RecordPage {
  /** The question whose rows these are. */
  readonly question: string;
  readonly dataset: string;
}

/** Explains one unit's score on one indicator. Problems: those of scoring; no such unit or indicator, or several. */
export async function explainScore(asked: AskedExplanation): Promise<Result<ExplainedScore>> {
  return withRun(asked, async (run) => {
    const scored = await scoreRun(run);
    if (!scored.ok) return scored;
    const found = find(asked, run, scored.value);
    return found.ok ? explain(asked, run, scored.value, found.value) : found;
  });
}

interface Found extends PickedIndicator {
  readonly unit: Unit;
}

function find(asked: AskedExplanation, run: Run, { scores }: ScoredRun): Result<Found> {
  const assessed = scores.tables.flatMap((each) => each.units.map(({ unit }) => unit));
  const unit = pickUnit([...new Map(assessed.map((each) => [each.unit, each])).values()], asked.unit);
  const tables = unit.ok ? run.tables.filter((table) => table.subject === unit.value.kind) : run.tables;
  const picked = pickIndicator(tables, asked.indicator);
  if (unit.ok && picked.ok) return ok({ ...picked.value, unit: unit.value });
  // Which indicators there are depends on the unit: without one, only the unit is said to be wrong.
  return fail(...unit.problems, ...(unit.ok ? picked.problems : []));
}

async function explain(
  asked: AskedExplanation,
  { scheme, at, engine }: Run,
  { scores, inputs }: ScoredRun,
  { table, indicator, unit }: Found,
): Promise<Result<ExplainedScore>> {
  const sheets = scores.tables.find((each) => each.table.id === table.id)?.units ?? [];
  const sheet = sheets.find((each) => each.unit.unit === unit.unit);
  if (sheet === undefined) throw new Error(`unit “${unit.unit}” has no sheet in table ${table.id}`);
  const peers = sheets.map((each) => each.unit).filter((each) => each.cohort === unit.cohort);
  const { answers } = inputs;
  const explanation = explainIndicator({ scheme, table, indicator, sheet, peers, answers, at });
  const pages: ExplainedRecords[] = [];
  const problems: Problem[] = [];
  for (const measure of recordQuestions(scheme, indicator)) {
    if (!answers.delivered.includes(measure.dataset)) continue;
    const page = await engine.records(measure, unit, at, asked.records);
    problems.push(...page.problems);
    if (page.ok) pages.push({ question: measure.key, dataset: measure.dataset, ...page.value });
  }
  return ok({ ...explanation, records: pages }, problems);
}
