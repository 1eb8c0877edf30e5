import type { AggregateNode, During, Node } from '../../core/language/syntax.ts';
import { addMonths, addYears, parseDay } from '../../core/quantity/day.ts';
import type { Day } from '../../core/quantity/value.ts';
import type { Group, Indicator, Scheme, Table } from '../../core/scheme/scheme.ts';

/** Who a scheme's formulas need rows of a dataset from, and since when. */
export interface DatasetUsage {
  /** Kinds of unit whose tables read the dataset. */
  readonly kinds: readonly string[];
  /** The first day any formula looks at; the start of the period at the latest. */
  readonly since: Day;
}

/** Reads off the formulas of a scheme which datasets they aggregate; a dataset that none reads is not in the map. */
export function usageOf(scheme: Scheme): ReadonlyMap<string, DatasetUsage> {
  const usage = new Map<string, DatasetUsage>();
  for (const table of scheme.tables) {
    for (const node of aggregatesOf(treesOf(table), scheme)) noteUse(usage, scheme, table, node);
  }
  return usage;
}

function noteUse(
  usage: Map<string, DatasetUsage>,
  scheme: Scheme,
  table: Table,
  { dataset, during }: AggregateNode,
): void {
  const before = usage.get(dataset) ?? { kinds: [], since: scheme.period.start };
  usage.set(dataset, {
    kinds: before.kinds.includes(table.subject) ? before.kinds : [...before.kinds, table.subject],
    since: Math.min(before.since, sinceDay(during, scheme)),
  });
}

function sinceDay(during: During, { period }: Scheme): Day {
  switch (during.kind) {
    case 'period':
    case 'ever':
      return period.start;
    case 'last_year':
      return addYears(period.start, -1);
    case 'between':
      return parseDay(during.from) ?? period.start;
    case 'last':
      return lastWindow(during, period.end);
  }
}

function lastWindow({ amount, unit }: During & { kind: 'last' }, end: Day): Day {
  if (unit === 'days') return end - amount;
  return unit === 'months' ? addMonths(end, -amount) : addYears(end, -amount);
}

function treesOf(table: Table): readonly Node[] {
  return [
    ...indicatorsIn(table.root).map((each) => each.formula.tree),
    ...table.vetoes.map((v) => v.condition.tree),
  ];
}

function indicatorsIn(group: Group): readonly Indicator[] {
  return group.children.flatMap((child) => (child.kind === 'group' ? indicatorsIn(child) : [child]));
}

/** Every aggregate below the trees, through the definitions they name. */
function aggregatesOf(trees: readonly Node[], scheme: Scheme): readonly AggregateNode[] {
  const found: AggregateNode[] = [];
  const opened = new Set<string>();
  const waiting: unknown[] = [...trees];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node !== 'object' || node === null) continue;
    if (isNode(node)) {
      if (node.kind === 'aggregate') found.push(node);
      if (node.kind === 'name' && !opened.has(node.name)) {
        opened.add(node.name);
        waiting.push(
          Object.hasOwn(scheme.definitions, node.name) ? scheme.definitions[node.name]?.tree : null,
        );
      }
    }
    waiting.push(...Object.values(node).filter((each) => each !== undefined));
  }
  return found;
}

const isNode = (value: object): value is Node => 'kind' in value && 'span' in value;
