import type { Rational } from '../quantity/rational.ts';
import { type Day, known, missing, type Value } from '../quantity/value.ts';
import type { Group, Indicator, Scheme, Table } from './scheme.ts';

/** The leaves of a table, in the order of the notice. */
export function indicatorsOf(table: Pick<Table, 'root'>): readonly Indicator[] {
  return nodesOf(table.root).filter((node) => node.kind === 'indicator');
}

/** The groups of a table below its root, in the order of the notice, a group before its parts. */
export function groupsOf(table: Pick<Table, 'root'>): readonly Group[] {
  return nodesOf(table.root).filter((node) => node.kind === 'group');
}

/** The groups a node stands in, outermost first, the root and the node itself left out; null when it is not there. */
export function pathOf(table: Pick<Table, 'root'>, id: string): readonly Group[] | null {
  return search(table.root, id);
}

/** An indicator of any table by its id, with its table. */
export function findIndicator(
  scheme: Pick<Scheme, 'tables'>,
  id: string,
): { readonly table: Table; readonly indicator: Indicator } | null {
  for (const table of scheme.tables) {
    const indicator = indicatorsOf(table).find((each) => each.id === id);
    if (indicator !== undefined) return { table, indicator };
  }
  return null;
}

/** The target in force for a unit on a day: the last entry that fits. Missing where none does. */
export function targetOf(indicator: Indicator, unit: string, asOf: Day): Value<Rational> {
  const entry = indicator.target?.entries.findLast(
    (each) => (each.unit === null || each.unit === unit) && (each.from === null || each.from <= asOf),
  );
  return entry === undefined ? missing({ kind: 'target', name: indicator.name }) : known(entry.value);
}

const nodesOf = (group: Group): readonly (Group | Indicator)[] =>
  group.children.flatMap((child) => (child.kind === 'group' ? [child, ...nodesOf(child)] : [child]));

function search(group: Group, id: string): readonly Group[] | null {
  for (const child of group.children) {
    if (child.id === id) return [];
    const below = child.kind === 'group' ? search(child, id) : null;
    if (below !== null && child.kind === 'group') return [child, ...below];
  }
  return null;
}
