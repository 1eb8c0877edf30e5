import type { Source } from '../read/block.ts';
import type { Branch, Forest, Leaf } from './branch.ts';
import type { HeadColumn } from './header.ts';
import type { NamedPoints } from './points.ts';

/** Where the reading of the rows stands. */
export interface Walk {
  /** Columns as the tree needs them; `prose` as the heading names them. They differ where criteria are the items. */
  readonly columns: readonly HeadColumn[];
  readonly prose: readonly HeadColumn[];
  readonly levels: readonly number[];
  /** By column: whether doubtful marks such as 2.1 number its names. */
  readonly marks: readonly boolean[];
  /** Numbers that others go on from: 1.1 where there is 1.1.2. */
  readonly parents: ReadonlySet<string>;
  /** No column holds offices; they follow the names in brackets. */
  readonly leadsInNames: boolean;
  readonly root: Branch;
  sections: { depth: number; branch: Branch }[];
  current: (Branch | null)[];
  last: Branch | null;
  total: Forest['total'];
  /** Items that have no points for the kind of unit of this table. */
  readonly leftOut: Set<Branch>;
  /** Items that share one cell of points, by that cell. */
  readonly shared: Map<string, Branch[]>;
}

export const branch = (named: NamedPoints, raw: string, source: Source, leaf: Leaf | null): Branch => ({
  ...named,
  raw,
  source,
  shared: null,
  children: [],
  leaf,
});

/** The group that an item of this level belongs to. */
export function parentOf(level: number, walk: Walk): Branch {
  for (let above = level - 1; above >= 0; above--) {
    const found = walk.current[above];
    if (found !== null && found !== undefined) return found;
  }
  return walk.sections.at(-1)?.branch ?? walk.root;
}
