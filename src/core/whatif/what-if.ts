import { printFormula } from '../language/print.ts';
import type { AggregateNode } from '../language/syntax.ts';
import type { MeasureTable, Standpoint } from '../measure/plan.ts';
import type { Rational } from '../quantity/rational.ts';
import type { Value } from '../quantity/value.ts';
import type { Scheme, Unit } from '../scheme/scheme.ts';
import { type Answering, answering } from '../score/inputs.ts';
import { type SchemeScores, scoreAnswered } from '../score/score.ts';
import { reweigh } from './reweigh.ts';

/** What is supposed to be otherwise. Nothing of it is ever a score. */
export interface Supposition {
  /** Unit → canonical text of an aggregate → the value it is supposed to have, wherever that aggregate stands. */
  readonly inputs: ReadonlyMap<string, ReadonlyMap<string, Value>>;
  /** Indicator → weight, in any unit of measure of its own; an indicator not named weighs its points. */
  readonly weights: ReadonlyMap<string, Rational>;
}

/**
 * The scores there would be. Weights are scaled so that a table's full marks stay what they are. The same supposition on
 * the same answers gives the same scores.
 */
export function whatIf(
  scheme: Scheme,
  units: readonly Unit[],
  answers: MeasureTable,
  at: Standpoint,
  supposition: Supposition,
): SchemeScores {
  const run = supposing(answering(scheme, answers, at.asOf), supposition.inputs);
  const tables = scheme.tables.map((table) => reweigh(table, supposition.weights));
  return scoreAnswered(run, units, at, tables);
}

function supposing(run: Answering, inputs: Supposition['inputs']): Answering {
  const texts = new Map<AggregateNode, string>();
  const textOf = (node: AggregateNode): string => {
    const text = texts.get(node) ?? printFormula(node);
    texts.set(node, text);
    return text;
  };
  return {
    ...run,
    aggregate: (unit, node) => inputs.get(unit.unit)?.get(textOf(node)) ?? run.aggregate(unit, node),
  };
}
