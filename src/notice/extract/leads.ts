import type { Branch, Leaf } from './branch.ts';

/**
 * Rows without a lead. Where the column never repeats a lead from one row to the next, its cells were merged and each
 * holds until the next one. Otherwise a row without a lead has none of its own: an unnumbered row goes on with the
 * item above and takes its lead, a numbered one stays without, and both are asked.
 */
export function settleLeads(root: Branch): void {
  const leaves = leavesOf(root);
  if (leaves.every((leaf) => leaf.leadsFrom === 'none')) return;
  const merged = isMerged(root);
  const numbered = leaves.filter((leaf) => leaf.no !== null).length * 2 > leaves.length;
  let above: Leaf | null = null;
  for (const leaf of leaves) {
    if (leaf.leadsFrom === 'none' && above !== null && (merged || (numbered && leaf.no === null))) {
      leaf.leads = above.leads;
      if (leaf.cooperating.length === 0) leaf.cooperating = above.cooperating;
      leaf.leadsFrom = merged ? 'span' : 'inherited';
    }
    if (leaf.leads.length > 0) above = leaf;
  }
}

export const leavesOf = (branch: Branch): Leaf[] =>
  branch.leaf !== null ? [branch.leaf] : branch.children.flatMap(leavesOf);

/** No row repeats the lead of the row above it, although rows without one follow rows with one. */
function isMerged(root: Branch): boolean {
  const leaves = leavesOf(root);
  let blanks = 0;
  for (const [i, leaf] of leaves.entries()) {
    const before = leaves[i - 1];
    if (leaf.leadsFrom === 'none') blanks++;
    else if (before !== undefined && before.leadsFrom === 'own' && before.leads.join() === leaf.leads.join())
      return false;
  }
  return blanks >= 2 && blanks * 4 >= leaves.length;
}
