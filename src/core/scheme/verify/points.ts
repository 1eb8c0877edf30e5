import { exactDecimal } from '../../quantity/decimal.ts';
import { compare, equals, sum } from '../../quantity/rational.ts';
import { type Ground, report, spotOf } from '../build/ground.ts';
import type { Group, Indicator, Table } from '../scheme.ts';
import { groupsOf } from '../walk.ts';

/** Problems: points that do not add up at some level; parts of a mean with points of their own; roles out of place. */
export function verifyPoints(ground: Ground, table: Table): void {
  for (const group of [table.root, ...groupsOf(table)]) {
    if (group.combine.kind === 'sum') verifySum(ground, group, group === table.root ? 'total' : 'points');
    else verifyMean(ground, group);
    verifyRoles(ground, group);
  }
}

// Bonus and deductions stand outside the total; inside such a group the points are a cap, not a sum.
function verifySum(ground: Ground, group: Group, key: 'total' | 'points'): void {
  const counted = group.children.filter((child) => child.role === group.role);
  const total = sum(counted.map((child) => child.points));
  const agree = group.role === 'base' ? equals(total, group.points) : compare(total, group.points) >= 0;
  if (agree) return;
  const [name, stated, added] = [group.name, exactDecimal(group.points), exactDecimal(total)];
  const at = spotOf(ground, group, key);
  if (group.role === 'base') report(ground, 'points-mismatch', { name, stated, sum: added }, at);
  else report(ground, 'cap-out-of-reach', { name, points: stated, sum: added }, at);
}

function verifyMean(ground: Ground, group: Group): void {
  for (const child of group.children) {
    if (child.role !== group.role || equals(child.points, group.points)) continue;
    const params = {
      name: child.name,
      points: exactDecimal(child.points),
      group: group.name,
      groupPoints: exactDecimal(group.points),
    };
    report(ground, 'mean-points-differ', params, spotOf(ground, child, 'points'));
  }
}

function verifyRoles(ground: Ground, group: Group): void {
  for (const child of group.children) if (!fits(group, child)) refuseRole(ground, group, child);
}

// A mean has no room for what stands outside it.
const fits = (group: Group, child: Group | Indicator): boolean =>
  child.role === group.role || (group.role === 'base' && group.combine.kind === 'sum');

function refuseRole(ground: Ground, group: Group, child: Group | Indicator): void {
  const params = { name: child.name, role: child.role, group: group.name, groupRole: group.role };
  report(ground, 'role-inside', params, spotOf(ground, child, 'role'));
}
