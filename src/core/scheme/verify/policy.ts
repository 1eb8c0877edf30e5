import { partsOf } from '../../language/parts.ts';
import type { Node } from '../../language/syntax.ts';
import { type Ground, report, spotOf } from '../build/ground.ts';
import type { Formula, Indicator } from '../scheme.ts';

/** Problems: a formula that can be not applicable without saying what that does, or a policy that is never used. */
export function verifyPolicy(
  ground: Ground,
  indicator: Indicator,
  definitions: Readonly<Record<string, Formula>>,
): void {
  if (ground.unchecked.has(indicator)) return;
  const possible = canBeNotApplicable(indicator.formula.tree, definitions, new Set());
  const { name, notApplicable } = indicator;
  if (possible && notApplicable === null) {
    report(ground, 'policy-missing', { name }, spotOf(ground, indicator, 'formula'));
  }
  if (!possible && notApplicable !== null) {
    report(ground, 'policy-unneeded', { name }, spotOf(ground, indicator, 'not_applicable'));
  }
}

function canBeNotApplicable(
  node: Node,
  definitions: Readonly<Record<string, Formula>>,
  seen: Set<string>,
): boolean {
  if (node.kind === 'state') return false;
  if (node.kind === 'call' && node.name === 'not_applicable') return true;
  if (node.kind === 'name') {
    if (node.name === 'not_applicable') return true;
    if (seen.has(node.name) || !Object.hasOwn(definitions, node.name)) return false;
    seen.add(node.name);
    const definition = definitions[node.name];
    return definition !== undefined && canBeNotApplicable(definition.tree, definitions, seen);
  }
  return partsOf(node).some((part) => canBeNotApplicable(part, definitions, seen));
}
