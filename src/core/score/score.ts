import type { Inputs } from '../language/evaluate.ts';
import type { Node } from '../language/syntax.ts';
import { extractMeasures } from '../measure/extract.ts';
import type { MeasurePlan, MeasureTable, Standpoint } from '../measure/plan.ts';
import { type Problem, problem } from '../problem/problem.ts';
import type { Day } from '../quantity/value.ts';
import type { Scheme, Table, Unit } from '../scheme/scheme.ts';
import { indicatorsOf } from '../scheme/walk.ts';
import { scoreGroup } from './group.ts';
import { scoreIndicator } from './indicator.ts';
import { type Answering, answering, inputsFor } from './inputs.ts';
import type { GroupScore, IndicatorScore, TableScores, UnitScores } from './outcome.ts';
import { rosterOf } from './roster.ts';
import { findVetoes } from './veto.ts';

/** All scores of a run, unranked. */
export interface SchemeScores {
  readonly scheme: Scheme;
  readonly at: Standpoint;
  readonly tables: readonly TableScores[];
  readonly problems: readonly Problem[];
}

/** The questions the formulas of these tables (all by default) put to the facts. */
export function planScores(scheme: Scheme, tables: readonly Table[] = scheme.tables): MeasurePlan {
  return extractMeasures(tables.flatMap(formulasOf), scheme);
}

/** The units some table assesses as of a day: the ones to measure. */
export function assessedUnits(
  scheme: Scheme,
  units: readonly Unit[],
  asOf: Day,
  tables: readonly Table[] = scheme.tables,
): readonly Unit[] {
  const all = tables.flatMap((table) => rosterOf(table, units, scheme.period, asOf).assessed);
  return [...new Map(all.map((unit) => [unit.unit, unit])).values()];
}

/**
 * Scores every assessed unit on every table. Pure: the same answers in any order give the same scores.
 * `answers` must hold `planScores` for `assessedUnits`. A table without units is empty, with a warning.
 */
export function scoreScheme(
  scheme: Scheme,
  units: readonly Unit[],
  answers: MeasureTable,
  at: Standpoint,
  tables: readonly Table[] = scheme.tables,
): SchemeScores {
  return scoreAnswered(answering(scheme, answers, at.asOf), units, at, tables);
}

/** As `scoreScheme`, with answers that may be other than measured. */
export function scoreAnswered(
  run: Answering,
  units: readonly Unit[],
  at: Standpoint,
  tables: readonly Table[],
): SchemeScores {
  const { scheme } = run;
  const scored = tables.map((table) => scoreTable(table, units, run));
  const empty = scored.filter((each) => each.units.length === 0);
  const problems = empty.map(({ table }) => problem('no-units', { subject: table.subject, table: table.id }));
  return { scheme, at, tables: scored, problems };
}

function scoreTable(table: Table, units: readonly Unit[], run: Answering): TableScores {
  const { assessed, leftOut } = rosterOf(table, units, run.scheme.period, run.asOf);
  const sheets = new Map(
    [...groupByCohort(assessed).values()]
      .flatMap((cohort) => scoreCohort(table, cohort, run))
      .map((sheet) => [sheet.unit.unit, sheet]),
  );
  return { table, leftOut, units: assessed.flatMap(({ unit }) => sheets.get(unit) ?? []) };
}

function scoreCohort(table: Table, cohort: readonly Unit[], run: Answering): readonly UnitScores[] {
  const forVetoes = inputsFor(run, { indicator: null, peers: cohort });
  const forIndicators = new Map(
    indicatorsOf(table).map((indicator) => [indicator, inputsFor(run, { indicator, peers: cohort })]),
  );
  return cohort.map((unit, i) => {
    const vetoes = findVetoes(table.vetoes, inputsAt(forVetoes, i));
    const root = scoreGroup(table.root, table, vetoes, (indicator) =>
      scoreIndicator(indicator, table, vetoes, inputsAt(forIndicators.get(indicator), i)),
    );
    return { unit, root, indicators: leavesOf(root), vetoes };
  });
}

function inputsAt(all: readonly Inputs[] | undefined, i: number): Inputs {
  const inputs = all?.[i];
  if (inputs === undefined) throw new Error('every unit of a cohort has inputs for every formula');
  return inputs;
}

function leavesOf(group: GroupScore): readonly IndicatorScore[] {
  return group.children.flatMap((child) => (child.kind === 'group' ? leavesOf(child) : [child]));
}

function groupByCohort(units: readonly Unit[]): ReadonlyMap<string, readonly Unit[]> {
  const cohorts = new Map<string, Unit[]>();
  for (const unit of units) {
    const cohort = cohorts.get(unit.cohort);
    if (cohort === undefined) cohorts.set(unit.cohort, [unit]);
    else cohort.push(unit);
  }
  return cohorts;
}

function formulasOf(table: Table): readonly Node[] {
  return [
    ...indicatorsOf(table).map((indicator) => indicator.formula.tree),
    ...table.vetoes.map((veto) => veto.condition.tree),
  ];
}
