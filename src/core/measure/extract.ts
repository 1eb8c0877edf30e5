import { partsOf } from '../language/parts.ts';
import { printFormula } from '../language/print.ts';
import type { AggregateNode, During, Node } from '../language/syntax.ts';
import { compareCodePoints } from '../quantity/canonical.ts';
import type { Dataset, Scheme } from '../scheme/scheme.ts';
import type { Folding, Measure, MeasurePlan } from './plan.ts';

/** What planning needs of a scheme: the formulas behind names, and the datasets. */
export type PlanSource = Pick<Scheme, 'definitions' | 'datasets'>;

/**
 * Every measure the formulas ask for, definitions followed, each question once, in order of key.
 * An aggregate over an unknown dataset is left out: the checker has reported it.
 */
export function extractMeasures(nodes: Iterable<Node>, source: PlanSource): MeasurePlan {
  const found = new Map<string, Measure>();
  for (const aggregate of collectAggregates(nodes, source)) {
    const measures = measuresOf(aggregate, source);
    for (const each of Object.values(measures ?? {})) found.set(each.key, each);
  }
  return { measures: [...found.keys()].sort(compareCodePoints).flatMap((key) => found.get(key) ?? []) };
}

/** The aggregates of formula trees in reading order, following the names of definitions (each definition once). */
export function collectAggregates(
  nodes: Iterable<Node>,
  source: Pick<PlanSource, 'definitions'>,
): AggregateNode[] {
  const followed = new Set<string>();
  const aggregates: AggregateNode[] = [];
  // A stack with its next node last, so that aggregates come in reading order.
  const waiting: Node[] = [...nodes].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.kind === 'aggregate') aggregates.push(node);
    else if (node.kind === 'name') follow(node.name);
    else waiting.push(...[...partsOf(node)].reverse());
  }
  return aggregates;

  function follow(name: string): void {
    const definition = Object.hasOwn(source.definitions, name) ? source.definitions[name] : undefined;
    if (definition === undefined || followed.has(name)) return;
    followed.add(name);
    waiting.push(definition.tree);
  }
}

/** The primitive measures behind one aggregate; `rows` (all rows in the window) only where absence means missing. */
export interface AggregateMeasures {
  readonly main: Measure;
  /** For a mean: how many rows were added up. */
  readonly counted?: Measure;
  readonly rows?: Measure;
}

const split = new WeakMap<
  AggregateNode,
  { readonly datasets: PlanSource['datasets']; readonly measures: AggregateMeasures | null }
>();

/** Splits an aggregate into primitive measures; null when the dataset is not declared. */
export function measuresOf(
  aggregate: AggregateNode,
  source: Pick<PlanSource, 'datasets'>,
): AggregateMeasures | null {
  const found = split.get(aggregate);
  if (found?.datasets === source.datasets) return found.measures;
  const measures = splitAggregate(aggregate, source);
  split.set(aggregate, { datasets: source.datasets, measures });
  return measures;
}

function splitAggregate(
  aggregate: AggregateNode,
  source: Pick<PlanSource, 'datasets'>,
): AggregateMeasures | null {
  const dataset = source.datasets.find((each) => each.name === aggregate.dataset);
  if (dataset === undefined) return null;
  const during = windowOf(aggregate, dataset);
  const { where } = aggregate;
  const main = measure(dataset.name, where, during, folding(aggregate));
  return {
    main,
    ...(aggregate.fold === 'mean'
      ? { counted: measure(dataset.name, where, during, { fold: 'count' }) }
      : {}),
    ...(dataset.absence === 'missing'
      ? { rows: measure(dataset.name, null, during, { fold: 'count' }) }
      : {}),
  };
}

/** A register without dates knows no window: all its rows count, always. */
function windowOf(aggregate: AggregateNode, dataset: Dataset): During {
  return dataset.time === null ? { kind: 'ever' } : aggregate.during;
}

function folding(aggregate: AggregateNode): Folding {
  const { fold } = aggregate;
  const value = aggregate.value;
  if (fold === 'count' || value === null) return { fold: 'count' };
  if (fold === 'daily_mean') return periods('day', value);
  if (fold === 'monthly_mean') return periods('month', value);
  if (fold === 'median' || fold === 'trimmed_mean') return { fold: 'values', value };
  return { fold: fold === 'mean' ? 'sum' : fold, value };
}

function periods(grain: 'day' | 'month', value: Node): Folding {
  return value.kind === 'binary' && value.op === '/'
    ? { fold: 'periods', grain, numerator: value.left, denominator: value.right }
    : { fold: 'periods', grain, numerator: value, denominator: null };
}

function measure(dataset: string, where: Node | null, during: During, folded: Folding): Measure {
  const shape = { dataset, where, during, ...folded };
  return { key: keyOf(shape), ...shape };
}

type Question = { readonly dataset: string; readonly where: Node | null; readonly during: During } & Folding;

function keyOf(question: Question): string {
  const where = question.where === null ? '' : ` where ${printFormula(question.where)}`;
  return `${asked(question)} ${question.dataset}${where} during ${spell(question.during)}`;
}

function asked(question: Folding): string {
  if (question.fold === 'count') return 'count of';
  if (question.fold !== 'periods') return `${question.fold} ${printFormula(question.value)} of`;
  const below = question.denominator === null ? '' : ` / ${printFormula(question.denominator)}`;
  return `${question.grain}s ${printFormula(question.numerator)}${below} of`;
}

function spell(during: During): string {
  if (during.kind === 'last') return `last ${during.amount} ${during.unit}`;
  if (during.kind === 'between') return `${during.from} to ${during.to}`;
  return during.kind;
}

/** Every name that stands in an aggregate: columns, attributes and the names that are always there. */
export function namesIn(aggregate: AggregateNode): ReadonlySet<string> {
  const names = new Set<string>();
  const waiting: Node[] = [aggregate.value, aggregate.where].flatMap((each) => (each === null ? [] : [each]));
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.kind === 'name') names.add(node.name);
    waiting.push(...partsOf(node));
  }
  return names;
}
