import { argumentsOf } from './functions/arguments.ts';
import { functionNamed } from './functions/catalogue.ts';
import type { CallNode, Node } from './syntax.ts';

const expanded = new WeakMap<CallNode, Node>();

/**
 * The formula a rule stands for, in simpler terms; null for a primitive function (`min`, `round`, `peer_rank` …).
 * The call's arguments are shared in it, never copied. The call must have been checked.
 */
export function expand(call: CallNode): Node | null {
  const before = expanded.get(call);
  if (before !== undefined) return before;
  const spec = functionNamed(call.name);
  if (spec === null || spec.body.kind !== 'expand') return null;
  const node = spec.body.expand(argumentsOf(call, spec));
  expanded.set(call, node);
  return node;
}
