import type { AggregateNode } from '../../core/language/syntax.ts';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import type { Column, Scheme } from '../../core/scheme/scheme.ts';
import { findIndicator } from '../../core/scheme/walk.ts';
import { type JudgedShape, judgedShape } from '../review/judged-shape.ts';
import { readersOf } from '../review/readers.ts';

/** What experts score for an indicator. */
export interface ExpertDataset {
  readonly shape: JudgedShape;
  /** The columns of the expert, the score and the reason. */
  readonly expert: string;
  readonly score: Column;
  readonly reason: string;
  readonly trimming: Trimming;
}

/** How the rule that reads the votes cuts them. */
export interface Trimming {
  readonly dropHigh: number;
  readonly dropLow: number;
  /** Votes a unit needs. */
  readonly atLeast: number;
}

/** The dataset that experts score for an indicator: provided by experts, one number, one reason, one expert a row. */
export function findExpertDataset(scheme: Scheme, indicator: string): Result<ExpertDataset> {
  const readers = readersOf(scheme).filter((each) => each.indicator.id === indicator);
  for (const { dataset: name, aggregates } of readers) {
    const dataset = scheme.datasets.find((each) => each.name === name);
    if (dataset?.providedBy !== 'expert') continue;
    const shape = judgedShape(dataset);
    const [score, ...others] = shape.values.filter((each) => !each.optional);
    const { judge, reason, item } = shape;
    if (judge === null || reason === null || score === undefined || !isNumber(score)) continue;
    if (others.length > 0 || item.length > 0) continue;
    return ok({ shape, expert: judge, score, reason, trimming: trimmingOf(aggregates) });
  }
  const known = findIndicator(scheme, indicator)?.indicator.name ?? indicator;
  return fail(problem('panel-dataset-wrong', { indicator: known }));
}

const isNumber = ({ type }: Column): boolean => type === 'number' || type === 'integer';

/** The strictest of the formula's trimmed means; without one every vote counts and one is enough. */
function trimmingOf(aggregates: readonly AggregateNode[]): Trimming {
  const all = aggregates.filter((each) => each.fold === 'trimmed_mean').map(readTrimming);
  const strictest = [...all].sort((a, b) => b.atLeast - a.atLeast)[0];
  return strictest ?? { dropHigh: 0, dropLow: 0, atLeast: 1 };
}

function readTrimming({ named }: AggregateNode): Trimming {
  const given = (name: string, otherwise: number): number => {
    const value = named.find((each) => each.name === name)?.value;
    return value?.kind === 'number' ? Number(value.value) : otherwise;
  };
  const [dropHigh, dropLow] = [given('drop_high', 1), given('drop_low', 1)];
  return { dropHigh, dropLow, atLeast: Math.max(given('at_least', 3), dropHigh + dropLow + 1) };
}

/** What an expert is called in everything that is shown or kept as a fact. */
export const pseudonym = (number: number): string => `专家${number}`;
