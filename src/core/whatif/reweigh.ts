import { divide, isZero, multiply, type Rational, sum } from '../quantity/rational.ts';
import type { Group, Indicator, Table } from '../scheme/scheme.ts';

/**
 * The table with other points on its base indicators, in proportion to the weights, full marks unchanged; groups add up
 * again. A table that combines by means has weights of its own and stays as it is, as does one whose weights are all 0.
 */
export function reweigh(table: Table, weights: ReadonlyMap<string, Rational>): Table {
  const leaves = baseLeaves(table.root);
  if (!leaves.some((leaf) => weights.has(leaf.id)) || !addsUp(table.root)) return table;
  const weigh = (leaf: Indicator): Rational => weights.get(leaf.id) ?? leaf.points;
  const all = sum(leaves.map(weigh));
  if (isZero(all)) return table;
  const points = (leaf: Indicator): Rational => divide(multiply(table.root.points, weigh(leaf)), all);
  return { ...table, root: withPoints(table.root, points) };
}

function withPoints(group: Group, points: (leaf: Indicator) => Rational): Group {
  const children = group.children.map((child) => {
    if (child.role !== 'base') return child;
    return child.kind === 'group' ? withPoints(child, points) : { ...child, points: points(child) };
  });
  const base = children.filter((child) => child.role === 'base');
  return { ...group, children, points: sum(base.map((child) => child.points)) };
}

const baseLeaves = (group: Group): readonly Indicator[] =>
  group.children.flatMap((child) => {
    if (child.role !== 'base') return [];
    return child.kind === 'group' ? baseLeaves(child) : [child];
  });

const addsUp = (group: Group): boolean =>
  group.combine.kind === 'sum' &&
  group.children.every((child) => child.kind === 'indicator' || child.role !== 'base' || addsUp(child));
