import { makeBinary } from '../language/build.ts';
import { printFormula } from '../language/print.ts';
import type { AggregateNode, Node } from '../language/syntax.ts';
import { collectAggregates, measuresOf } from '../measure/extract.ts';
import type { Measure } from '../measure/plan.ts';
import type { Indicator, Scheme } from '../scheme/scheme.ts';
import { leaningsOf } from './leaning.ts';

/** A question to the facts about the rows behind a score, and which aggregates of the explanation it is about. */
export interface RecordQuestion {
  readonly measure: Measure;
  /** Canonical texts of the aggregates that count these rows, or that leave them out. */
  readonly aggregates: readonly string[];
  /** False: rows of the same dataset and window that were left out. */
  readonly counted: boolean;
  /** For rows left out: the aggregate that does count them, such as the divisor of a ratio; null = the whole dataset. */
  readonly within: string | null;
}

/**
 * The questions whose rows are the raw records behind an indicator, in the formula's order. With `withLost` also those
 * whose rows would have raised the score had they met the condition; what a judgement is about is no such condition.
 */
export function recordQuestions(
  scheme: Scheme,
  indicator: Indicator,
  withLost: boolean,
): readonly RecordQuestion[] {
  const nodes = aggregateNodes(scheme, indicator);
  const counted = nodes.flatMap((node) => {
    const measure = measuresOf(node, scheme)?.main;
    return measure === undefined ? [] : [question(measure, node, null)];
  });
  return merged([...counted, ...(withLost ? lostQuestions(scheme, indicator, nodes) : [])]);
}

/** Each aggregate once, in the order in which it stands in the formula. */
export function aggregateNodes(scheme: Scheme, indicator: Indicator): readonly AggregateNode[] {
  const nodes = collectAggregates([indicator.formula.tree], scheme);
  return [...new Map(nodes.map((node) => [printFormula(node), node])).values()];
}

function question(measure: Measure, node: AggregateNode, lost: { within: string | null } | null) {
  const aggregates = [printFormula(node)];
  return { measure, aggregates, counted: lost === null, within: lost?.within ?? null };
}

function lostQuestions(scheme: Scheme, indicator: Indicator, nodes: readonly AggregateNode[]) {
  const leanings = leaningsOf(indicator.formula.tree, scheme);
  return nodes.flatMap((node) => {
    const main = measuresOf(node, scheme)?.main;
    if (main === undefined || main.where === null || leanings.ways.get(printFormula(node)) !== 1) return [];
    if (scheme.datasets.find((each) => each.name === node.dataset)?.kind === 'judgement') return [];
    const within = leanings.divisors.get(printFormula(node)) ?? null;
    if (within === null && isOneKind(node, nodes)) return [];
    const where = leftOut(main.where, within?.where ?? null);
    const { dataset, during } = main;
    const key = `rows of ${dataset} where ${printFormula(where)} during ${JSON.stringify(during)}`;
    const measure: Measure = { key, dataset, during, where, fold: 'count' };
    return [question(measure, node, { within: within === null ? null : printFormula(within) })];
  });
}

function leftOut(where: Node, within: Node | null): Node {
  const not: Node = { kind: 'not', operand: where, span: where.span };
  return within === null ? not : makeBinary('and', within, not, where.span);
}

/** One of several kinds that the formula tells apart, as 功能 = "会议签到" besides 功能 = "表单收集": no condition to meet. */
function isOneKind(node: AggregateNode, nodes: readonly AggregateNode[]): boolean {
  const own = kindOf(node);
  if (own === null) return false;
  return nodes.some((each) => {
    const other = each.dataset === node.dataset ? kindOf(each) : null;
    return other !== null && other.column === own.column && other.value !== own.value;
  });
}

function kindOf({ where }: AggregateNode): { readonly column: string; readonly value: string } | null {
  if (where?.kind !== 'binary' || where.op !== '=') return null;
  const { left, right } = where;
  return left.kind === 'name' && right.kind === 'text' ? { column: left.name, value: right.value } : null;
}

/** Each question once, with all the aggregates it is about. */
function merged(questions: readonly RecordQuestion[]): readonly RecordQuestion[] {
  const found = new Map<string, RecordQuestion>();
  for (const each of questions) {
    const key = each.measure.key;
    const before = found.get(key);
    const aggregates = [...new Set([...(before?.aggregates ?? []), ...each.aggregates])];
    found.set(key, { ...(before ?? each), aggregates });
  }
  return [...found.values()];
}
