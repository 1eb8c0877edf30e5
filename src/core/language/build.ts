import type {
  Arithmetic,
  CallNode,
  Case,
  Comparison,
  IfNode,
  Logic,
  NamedArgument,
  Node,
  Span,
} from './syntax.ts';

/** Makers of nodes, for the parser and for rules written as formulas. */
export const makeCase = (when: Node, then: Node): Case => ({ when, ...thenPart(then) });

export function makeIf(condition: Node, then: Node, otherwise: Node, span: Span): IfNode {
  return { kind: 'if', condition, ...thenPart(then), otherwise, span };
}

export function makeBinary(op: Arithmetic | Comparison | Logic, left: Node, right: Node, span: Span): Node {
  return { kind: 'binary', op, left, right, span };
}

export function makeCall(
  name: string,
  args: readonly Node[],
  span: Span,
  named: readonly NamedArgument[] = [],
): CallNode {
  return { kind: 'call', name, args, named, span };
}

export const makeName = (name: string, span: Span): Node => ({ kind: 'name', name, span });

export const makeNumber = (value: string, span: Span): Node => ({
  kind: 'number',
  value,
  percent: false,
  span,
});

const thenPart = (then: Node): { readonly then: Node } => ({ then });
