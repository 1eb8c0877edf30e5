import { exactDecimal, parseDecimal } from '../../core/quantity/decimal.ts';
import { sum } from '../../core/quantity/rational.ts';
import type { DraftDimension, DraftIndicator, DraftTable } from '../extract/draft.ts';

/** A table's node as its file has it. */
export interface SchemeNode {
  readonly points: string;
  readonly [key: string]: unknown;
}

type ToLeaf = (indicator: DraftIndicator, dimension: DraftDimension) => SchemeNode | null;

/**
 * The children of a table. Base groups get the sum of what is below them, so that a scheme drafted from a notice whose
 * points do not add up still does; bonus and deduction groups keep their stated cap.
 */
export function childrenOf(table: DraftTable, toLeaf: ToLeaf): SchemeNode[] {
  return table.dimensions.flatMap((dimension) => {
    const leaves = dimension.indicators.flatMap((indicator) => {
      const leaf = toLeaf(indicator, dimension);
      return leaf === null ? [] : [{ path: indicator.path, leaf }];
    });
    if (leaves.length === 0) return [];
    if (dimension.name === null) return leaves.map((each) => withRole(each.leaf, dimension));
    const { points, children } = groupOf(leaves, 1);
    return [withRole({ name: dimension.name, points: capOf(dimension, points), children }, dimension)];
  });
}

const withRole = (node: SchemeNode, { role }: DraftDimension): SchemeNode =>
  role === 'base' ? node : { ...node, role };

function capOf({ role, points }: DraftDimension, added: string): string {
  return role === 'base' || points === null || Number(points) <= 0 || Number(points) > Number(added)
    ? added
    : points;
}

interface Placed {
  readonly path: readonly string[];
  readonly leaf: SchemeNode;
}

/** Neighbours that share the name of the next level become one group. */
function groupOf(leaves: readonly Placed[], depth: number): { points: string; children: SchemeNode[] } {
  const children: SchemeNode[] = [];
  for (let at = 0; at < leaves.length; ) {
    const name = leaves[at]?.path[depth];
    let end = at + 1;
    while (name !== undefined && end < leaves.length && leaves[end]?.path[depth] === name) end++;
    const run = leaves.slice(at, end);
    if (name === undefined) children.push(...run.map((each) => each.leaf));
    else children.push({ name, ...groupOf(run, depth + 1) });
    at = end;
  }
  return { points: added(children), children };
}

/** Exact sum of the points of nodes. */
export function added(nodes: readonly SchemeNode[]): string {
  return exactDecimal(sum(nodes.flatMap((node) => parseDecimal(node.points) ?? [])));
}
