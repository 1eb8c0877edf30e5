import type { Explanation } from '../core/explain/document.ts';
import { explainIndicator, focusTable } from '../core/explain/explain.ts';
import { recordQuestions } from '../core/explain/uncounted.ts';
import { fail, ok, type Problem, problem, type Result } from '../core/problem/problem.ts';
import type { Unit } from '../core/scheme/scheme.ts';
import { assessedUnits } from '../core/score/score.ts';
import type { RecordPage } from '../port/fact-engine.ts';
import { type AskedRun, type Run, withRun } from './open-run.ts';
import { type PickedIndicator, pickIndicator, pickUnit } from './pick.ts';
import { scoreRun } from './score-facts.ts';

export interface AskedExplanation extends AskedRun {
  /** Id or full name. */
  readonly unit: string;
  /** Id, serial number or name. */
  readonly indicator: string;
  /** How many raw records to show for each aggregate (0–10,000). */
  readonly records: number;
}

type Asked = Pick<AskedExplanation, 'unit' | 'indicator' | 'records' | 'table'>;

/** An explanation down to the raw records, each with its batch, file, line, person and time. */
export interface ExplainedScore extends Explanation {
  readonly records: readonly ExplainedRecords[];
}

export interface ExplainedRecords extends RecordPage {
  /** The question whose rows these are. */
  readonly question: string;
  readonly dataset: string;
  /** Labels of the aggregates that count these rows, or that left them out. */
  readonly labels: readonly string[];
  /** False: rows of the same dataset and window that did not meet the condition, listed where points were lost. */
  readonly counted: boolean;
  /** For rows left out: the label of the aggregate that does count them, such as a ratio's divisor. */
  readonly within: string | null;
}

/** Explains one unit's score on one indicator. Problems: those of scoring; no such unit or indicator, or several. */
export async function explainScore(asked: AskedExplanation): Promise<Result<ExplainedScore>> {
  return withRun(asked, (run) => explainInRun(asked, run));
}

/** As `explainScore`, in a run that is open already. */
export async function explainInRun(asked: Asked, run: Run): Promise<Result<ExplainedScore>> {
  const found = find(asked, run);
  return found.ok ? explain(asked, run, found.value) : found;
}

interface Found extends PickedIndicator {
  readonly unit: Unit;
}

function find(asked: Asked, { scheme, tables, units, at }: Run): Result<Found> {
  const unit = pickUnit(assessedUnits(scheme, units, at.asOf, tables), asked.unit);
  // Which indicators there are depends on the unit: without one, only the unit is said to be wrong.
  if (!unit.ok) return elsewhere(asked, { scheme, units, at }) ?? unit;
  const picked = pickIndicator(
    tables.filter((table) => table.subject === unit.value.kind),
    asked.indicator,
  );
  return picked.ok ? ok({ ...picked.value, unit: unit.value }) : picked;
}

async function explain(
  asked: Asked,
  run: Run,
  { table, indicator, unit }: Found,
): Promise<Result<ExplainedScore>> {
  const { scheme, at, engine } = run;
  const scored = await scoreRun({ ...run, tables: [focusTable(table, indicator)] });
  if (!scored.ok) return scored;
  const sheets = scored.value.scores.tables[0]?.units ?? [];
  const sheet = sheets.find((each) => each.unit.unit === unit.unit);
  if (sheet === undefined) throw new Error(`unit “${unit.unit}” has no sheet in table ${table.id}`);
  const peers = sheets.map((each) => each.unit).filter((each) => each.cohort === unit.cohort);
  const { answers } = scored.value.inputs;
  const explanation = explainIndicator({ scheme, table, indicator, sheet, peers, answers, at });
  const pages: ExplainedRecords[] = [];
  const problems: Problem[] = [...scored.problems];
  const labelOf = (text: string) => explanation.aggregates.find((each) => each.text === text)?.label ?? '';
  for (const { measure, aggregates, counted, within } of recordQuestions(
    scheme,
    indicator,
    lostPoints(explanation),
  )) {
    if (!answers.delivered.includes(measure.dataset)) continue;
    const page = await engine.records(measure, unit, at, asked.records);
    problems.push(...page.problems);
    if (!page.ok || (!counted && page.value.total === 0)) continue;
    pages.push({
      question: measure.key,
      dataset: measure.dataset,
      labels: aggregates.map(labelOf),
      counted,
      within: within === null ? null : labelOf(within),
      ...page.value,
    });
  }
  return ok({ ...explanation, records: pages }, problems);
}

/** A unit of the scheme that the table asked for does not assess. */
function elsewhere(
  asked: Asked,
  { scheme, units, at }: Pick<Run, 'scheme' | 'units' | 'at'>,
): Result<never> | null {
  const unit = pickUnit(assessedUnits(scheme, units, at.asOf, scheme.tables), asked.unit);
  if (asked.table === null || !unit.ok) return null;
  const tables = scheme.tables.filter((table) => table.subject === unit.value.kind);
  const own = tables.map(({ id, caption }) => `${id} (${caption})`).join('、');
  return fail(problem('unit-of-other-table', { unit: unit.value.name, table: asked.table, tables: own }));
}

const lostPoints = ({ lost }: Explanation): boolean =>
  lost !== null && /[1-9]/.test(lost) && !lost.startsWith('-');
