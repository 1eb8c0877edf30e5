import type { AggregateNode } from '../language/syntax.ts';
import { add, divide, isZero, type Rational, rational, sum, zero } from '../quantity/rational.ts';
import { known, type Missing, missing, type Scalar, type Value } from '../quantity/value.ts';

import { type AggregateMeasures, measuresOf, type PlanSource } from './extract.ts';
import type { MeasureValue, PeriodGroup } from './plan.ts';

/** What the facts answered for one unit. */
export interface Answers {
  read(key: string): MeasureValue | undefined;
  delivered(dataset: string): boolean;
}

/**
 * The value of an aggregate for one unit. Missing when the dataset was not delivered, when a unit had to report and
 * has no row in the window, and when a mean, extreme or latest value has no row to take it from. Counts and sums of
 * no rows are 0. Means are exact.
 */
export function aggregateValue(
  node: AggregateNode,
  answers: Answers,
  source: Pick<PlanSource, 'datasets'>,
): Value {
  const measures = measuresOf(node, source);
  if (measures === null || !answers.delivered(node.dataset)) return missing(lacking('dataset', node));
  if (measures.rows !== undefined && isZero(numberOf(read(measures.rows.key, answers)) ?? zero)) {
    return missing(lacking('rows', node));
  }
  return fold(node, measures, answers);
}

function fold(node: AggregateNode, measures: AggregateMeasures, answers: Answers): Value {
  const answer = read(measures.main.key, answers);
  switch (node.fold) {
    case 'count':
    case 'sum':
    case 'distinct':
      return known(numberOf(answer) ?? zero);
    case 'mean':
      return mean(node, numberOf(answer), measures.counted, answers);
    case 'least':
    case 'greatest':
    case 'latest':
      return present(node, scalarOf(answer));
    case 'median':
      return present(node, median(valuesOf(answer)));
    case 'trimmed_mean':
      return present(node, trimmedMean(valuesOf(answer), trimming(node)));
    case 'daily_mean':
    case 'monthly_mean':
      return periodMean(node, groupsOf(answer));
  }
}

function mean(
  node: AggregateNode,
  total: Rational | null,
  counted: { readonly key: string } | undefined,
  answers: Answers,
): Value {
  const count = counted === undefined ? zero : (numberOf(read(counted.key, answers)) ?? zero);
  return present(node, isZero(count) ? null : divide(total ?? zero, count));
}

function median(ascending: readonly Rational[]): Rational | null {
  const middle = ascending.length >> 1;
  const [below, above] = [ascending[middle - 1], ascending[middle]];
  if (above === undefined) return null;
  if (ascending.length % 2 === 1 || below === undefined) return above;
  return divide(add(below, above), rational(2));
}

interface Trimming {
  readonly dropHigh: number;
  readonly dropLow: number;
  readonly atLeast: number;
}

function trimmedMean(ascending: readonly Rational[], rule: Trimming): Rational | null {
  const kept = ascending.slice(rule.dropLow, Math.max(rule.dropLow, ascending.length - rule.dropHigh));
  if (ascending.length < rule.atLeast || kept.length === 0) return null;
  return divide(sum(kept), rational(kept.length));
}

function trimming(node: AggregateNode): Trimming {
  return {
    dropHigh: wholeArgument(node, 'drop_high', 1),
    dropLow: wholeArgument(node, 'drop_low', 1),
    atLeast: wholeArgument(node, 'at_least', 3),
  };
}

function wholeArgument(node: AggregateNode, name: string, otherwise: number): number {
  const value = node.named.find((each) => each.name === name)?.value;
  return value?.kind === 'number' ? Number(value.value) : otherwise;
}

/** The mean over periods of numerator / denominator; `when_zero` says what a period with denominator 0 means. */
function periodMean(node: AggregateNode, groups: readonly PeriodGroup[]): Value {
  const usable = groups.filter((each) => !isZero(each.denominator));
  if (usable.length < groups.length && !skipsZero(node)) return missing(lacking('denominator', node));
  const periods = usable.reduce((count, each) => count + each.periods, 0);
  if (periods === 0) return missing(lacking('sample', node));
  return known(
    divide(sum(usable.map((each) => divide(each.numerator, each.denominator))), rational(periods)),
  );
}

function skipsZero(node: AggregateNode): boolean {
  const value = node.named.find((each) => each.name === 'when_zero')?.value;
  return value?.kind === 'name' && value.name === 'skip';
}

const present = (node: AggregateNode, value: Scalar | null): Value =>
  value === null ? missing(lacking('sample', node)) : known(value);

const lacking = (kind: Missing['kind'], node: AggregateNode): Missing => ({ kind, name: node.dataset });

function read(key: string, answers: Answers): MeasureValue {
  const answer = answers.read(key);
  if (answer === undefined) throw new Error(`the measure “${key}” was not planned`);
  return answer;
}

function numberOf(answer: MeasureValue): Rational | null {
  if (answer.kind !== 'number') throw new Error(`a number was asked for, the answer is ${answer.kind}`);
  return answer.value;
}

function scalarOf(answer: MeasureValue): Scalar | null {
  if (answer.kind === 'number' || answer.kind === 'scalar') return answer.value;
  throw new Error(`a single value was asked for, the answer is ${answer.kind}`);
}

function valuesOf(answer: MeasureValue): readonly Rational[] {
  if (answer.kind !== 'values') throw new Error(`values were asked for, the answer is ${answer.kind}`);
  return answer.values;
}

function groupsOf(answer: MeasureValue): readonly PeriodGroup[] {
  if (answer.kind !== 'groups') throw new Error(`periods were asked for, the answer is ${answer.kind}`);
  return answer.groups;
}
