import { expand } from '../expand.ts';
import { functionNamed } from '../functions/catalogue.ts';
import { literalValue } from '../literal.ts';
import { partsOf } from '../parts.ts';
import type { Node } from '../syntax.ts';

/** How much work and how large numbers a formula can make, its rules and definitions unfolded. */
export interface Size {
  /** Leaves of the unfolded formula; a power counts its base as often as its exponent says. */
  readonly weight: number;
  readonly height: number;
}

export const sizeLimits = { weight: 20_000, height: 1_200 } as const;

export const isTooLarge = (size: Size): boolean =>
  size.weight > sizeLimits.weight || size.height > sizeLimits.height;

/** Takes time in proportion to the text, however large the unfolded formula would be. A cycle is endless. */
export function sizeOf(node: Node, definition: (name: string) => Node | null): Size {
  const nodes = new Map<Node, Size>();
  const names = new Map<string, Size>();
  return measure(node, 0);

  function measure(each: Node, depth: number): Size {
    if (depth > sizeLimits.height) return endless;
    const before = nodes.get(each);
    if (before !== undefined) return before;
    const size = compute(each, depth + 1);
    nodes.set(each, size);
    return size;
  }

  function compute(each: Node, depth: number): Size {
    if (each.kind === 'name') return named(each.name, depth);
    const inner = each.kind === 'call' && functionNamed(each.name) !== null ? expand(each) : null;
    const size = combine((inner === null ? partsOf(each) : [inner]).map((part) => measure(part, depth)));
    if (each.kind !== 'binary' || each.op !== '^') return size;
    const times = Math.abs(exponentOf(each.right));
    return { ...size, weight: Math.min(size.weight * Math.max(1, times), endless.weight) };
  }

  function named(name: string, depth: number): Size {
    const before = names.get(name);
    if (before !== undefined) return before;
    const tree = definition(name);
    if (tree === null) return leaf;
    names.set(name, endless);
    const size = combine([measure(tree, depth)]);
    names.set(name, size);
    return size;
  }
}

const leaf: Size = { weight: 1, height: 1 };
const endless: Size = { weight: 1e9, height: 1e9 };

function combine(parts: readonly Size[]): Size {
  return {
    weight: Math.min(
      parts.reduce((sum, each) => sum + each.weight, parts.length === 0 ? 1 : 0),
      endless.weight,
    ),
    height: Math.min(1 + Math.max(0, ...parts.map((each) => each.height)), endless.height),
  };
}

function exponentOf(node: Node): number {
  if (node.kind === 'negate') return exponentOf(node.operand);
  if (node.kind !== 'number') return 1;
  const value = literalValue(node);
  return Math.min(Number(value.num / value.den), endless.weight);
}
