import type { Branch } from './branch.ts';
import type { Walk } from './walk.ts';

/**
 * Points of one cell that reaches over several items belong to all of them together: none has points of its own, and
 * the first stands for the sum.
 */
export function settleShared(walk: Walk): void {
  for (const leaves of walk.shared.values()) {
    const [first, ...rest] = leaves.filter((each) => !walk.leftOut.has(each));
    if (first === undefined || rest.length === 0) continue;
    first.shared = { points: first.points ?? '0', with: [first, ...rest].map((each) => each.name) };
    first.points = null;
    for (const each of rest) each.shared = { points: '0', with: [] };
  }
}

/** The tree without the items of other kinds of unit and without groups that held nothing else. */
export function withoutLeftOut({ root, leftOut }: Walk): Branch {
  if (leftOut.size === 0) return root;
  const prune = (each: Branch): Branch => ({
    ...each,
    children: each.children
      .filter((child) => !leftOut.has(child))
      .map(prune)
      .filter((child) => child.leaf !== null || child.children.length > 0),
  });
  return prune(root);
}
