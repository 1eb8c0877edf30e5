import type { Node } from './syntax.ts';

type Parts = { readonly [K in Node['kind']]: (node: Extract<Node, { kind: K }>) => readonly Node[] };

const none = (): readonly Node[] => [];

const parts: Parts = {
  number: none,
  text: none,
  date: none,
  duration: none,
  truth: none,
  name: none,
  negate: (node) => [node.operand],
  not: (node) => [node.operand],
  binary: (node) => [node.left, node.right],
  state: (node) => [node.operand],
  within: (node) => [node.operand, ...node.choices],
  if: (node) => [node.condition, node.then, node.otherwise],
  call: (node) => [...node.args, ...node.named.map((each) => each.value)],
  cases: (node) => node.cases.flatMap((each) => [each.when, each.then]),
  aggregate: (node) => [node.value, node.where].filter((each) => each !== null),
};

/** The nodes directly inside a node, in the order they are written. */
export function partsOf(node: Node): readonly Node[] {
  // The table pairs each kind with its own node type; the pairing is lost in an index access.
  return (parts[node.kind] as (node: Node) => readonly Node[])(node);
}
