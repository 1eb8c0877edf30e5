import type { Measure, MeasureValue } from '../../core/measure/plan.ts';
import { zero } from '../../core/quantity/rational.ts';

/** Collects answers per measure and unit; units that no row names keep the answer of no rows. */
export interface AnswerSheet {
  /** The unit's place; undefined for one that is not assessed. */
  readonly place: (unit: unknown) => number | undefined;
  readonly answers: (measure: Measure) => MeasureValue[];
}

/** A sheet on which every unit has the answer of no rows. */
export function startAnswers(
  measures: readonly Measure[],
  units: readonly string[],
): AnswerSheet & {
  readonly values: Readonly<Record<string, readonly MeasureValue[]>>;
} {
  const places = new Map<unknown, number>(units.map((unit, i) => [unit, i]));
  const values: Record<string, MeasureValue[]> = Object.create(null);
  for (const measure of measures) values[measure.key] = units.map(() => nothing[measure.fold]);
  return {
    values,
    place: (unit) => places.get(unit),
    answers: (measure) => values[measure.key] ?? [],
  };
}

const noNumber: MeasureValue = { kind: 'number', value: null };
const zeroNumber: MeasureValue = { kind: 'number', value: zero };
/** The answers of no rows. */
export const nothing: Readonly<Record<Measure['fold'], MeasureValue>> = {
  count: zeroNumber,
  sum: zeroNumber,
  distinct: zeroNumber,
  least: noNumber,
  greatest: noNumber,
  latest: { kind: 'scalar', value: null },
  values: { kind: 'values', values: [] },
  periods: { kind: 'groups', groups: [] },
};
