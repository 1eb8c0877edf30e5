import type { MeasureTable } from '../measure/plan.ts';
import { canonicalJson, compareCodePoints, sha256Hex } from '../quantity/canonical.ts';
import { formatDay } from '../quantity/day.ts';
import type { Unit } from '../scheme/scheme.ts';
import type { SchemeScores } from '../score/score.ts';
import type { TableDocument } from './document.ts';

/** What was scored: the units and what the facts answered. */
export interface ResultInputs {
  readonly units: readonly Unit[];
  readonly answers: MeasureTable;
}

/**
 * SHA-256 (hex) over the scheme, the day, the moment, every input and every published value. Units are hashed one by
 * one, so that a nation's worth of them never has to stand in one text.
 */
export function hashResult(
  scores: SchemeScores,
  inputs: ResultInputs,
  tables: readonly TableDocument[],
): string {
  return hash({
    scheme: scores.scheme.fingerprint,
    asOf: formatDay(scores.at.asOf),
    knownAt: scores.at.knownAt,
    delivered: [...new Set(inputs.answers.delivered)].sort(compareCodePoints),
    inputs: hashInputs(inputs),
    tables: tables.map(({ units, ...table }) => ({ ...table, units: units.map(hash) })),
  });
}

/** The questions once, then for each unit what it is and its answers in the order of the questions. */
function hashInputs({ units, answers }: ResultInputs) {
  const questions = Object.keys(answers.values).sort(compareCodePoints);
  const unitsById = new Map(units.map((unit) => [unit.unit, unit]));
  const answered = answers.units
    .map((id, i) => ({ id, i }))
    .sort((a, b) => compareCodePoints(a.id, b.id))
    .map(({ id, i }) =>
      hash([unitsById.get(id) ?? id, questions.map((key) => answers.values[key]?.[i] ?? null)]),
    );
  return { questions, answered };
}

const hash = (value: unknown): string => sha256Hex(canonicalJson(value));
