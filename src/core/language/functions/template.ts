import { makeBinary, makeCall, makeCase, makeIf } from '../build.ts';
import type { Node, Span } from '../syntax.ts';
import { formula } from './arguments.ts';

/**
 * A formula with its names replaced by arguments, all at once; names that are not in `filling` stay (`full`).
 * Arguments are shared, not copied: the result is small however often a name stands in the template.
 */
export function fill(template: string, filling: Readonly<Record<string, Node>>, span: Span): Node {
  return replace(
    formula(template),
    (name) => (Object.hasOwn(filling, name) ? (filling[name] ?? null) : null),
    span,
  );
}

/** Terms joined by `+`; 0 when there are none. */
export function sumOf(terms: readonly Node[], span: Span): Node {
  return terms.length === 0 ? formula('0') : terms.reduce((sum, term) => makeBinary('+', sum, term, span));
}

export function productOf(terms: readonly Node[], span: Span): Node {
  return terms.length === 0
    ? formula('1')
    : terms.reduce((product, term) => makeBinary('*', product, term, span));
}

type Find = (name: string) => Node | null;
type Replacers = {
  readonly [K in Node['kind']]: (node: Extract<Node, { kind: K }>, find: Find, span: Span) => Node;
};

function replace(node: Node, find: Find, span: Span): Node {
  // The table pairs each kind with its own node type; the pairing is lost in an index access.
  return (replacers[node.kind] as (node: Node, find: Find, span: Span) => Node)(node, find, span);
}

const keep = (node: Node, _find: Find, span: Span): Node => ({ ...node, span });

const replacers: Replacers = {
  number: keep,
  text: keep,
  date: keep,
  duration: keep,
  truth: keep,
  aggregate: keep,
  name: (node, find, span) => find(node.name) ?? { ...node, span },
  negate: (node, find, span) => ({ kind: 'negate', operand: replace(node.operand, find, span), span }),
  not: (node, find, span) => ({ kind: 'not', operand: replace(node.operand, find, span), span }),
  binary: (node, find, span) =>
    makeBinary(node.op, replace(node.left, find, span), replace(node.right, find, span), span),
  state: (node, find, span) => ({ ...node, operand: replace(node.operand, find, span), span }),
  within: (node, find, span) => ({
    ...node,
    operand: replace(node.operand, find, span),
    choices: node.choices.map((each) => replace(each, find, span)),
    span,
  }),
  if: (node, find, span) =>
    makeIf(
      replace(node.condition, find, span),
      replace(node.then, find, span),
      replace(node.otherwise, find, span),
      span,
    ),
  call: (node, find, span) =>
    makeCall(
      node.name,
      node.args.map((each) => replace(each, find, span)),
      span,
      node.named.map((each) => ({ ...each, value: replace(each.value, find, span) })),
    ),
  cases: (node, find, span) => ({
    kind: 'cases',
    cases: node.cases.map((each) => makeCase(replace(each.when, find, span), replace(each.then, find, span))),
    span,
  }),
};
