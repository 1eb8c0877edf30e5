import type {
  BinaryNode,
  Comparison,
  NameNode,
  Node,
  NumberNode,
  StateNode,
  WithinNode,
} from '../../language/syntax.ts';
import { parseDecimal } from '../../quantity/decimal.ts';
import { multiply, rational } from '../../quantity/rational.ts';
import { knownState, missingState, notApplicableState } from './columns.ts';
import type { Fraction } from './fraction.ts';
import type { Lowered, Truth } from './logic.ts';
import { lowerCall } from './lower-call.ts';
import {
  branchOf,
  type Lowering,
  loweredBefore,
  lowerNumber,
  lowerTruth,
  unsupported,
  withoutValue,
} from './lowering.ts';
import { guardedVectors } from './narrowing.ts';
import type { Vector } from './program.ts';

/** Writes the steps of `node` into the program. What has no kernel refuses the program. */
export function lower(at: Lowering, node: Node): Lowered {
  if (at.program.refusal !== null) return withoutValue(at, missingState);
  const before = loweredBefore(at, node);
  if (before !== null) return before;
  // A definition that meets itself is refused by the checker; here it must only come to an end.
  at.lowered.set(node, withoutValue(at, missingState));
  const lowered = lowerAnew(at, node);
  at.lowered.set(node, lowered);
  return lowered;
}

function lowerAnew(at: Lowering, node: Node): Lowered {
  const lowerer = lowerers[node.kind];
  return lowerer === undefined ? unsupported(at, node.kind) : lowerer(at, node as never);
}

type Lowerer<K extends Node['kind']> = (at: Lowering, node: Extract<Node, { kind: K }>) => Lowered;

const lowerers: { readonly [K in Node['kind']]?: Lowerer<K> } = {
  number: (at, node) => literal(at, node),
  truth: (at, node) => at.logic.truth(at.program.constant(node.value ? 1 : 0), at.program.constant(0)),
  name: (at, node) => name(at, node),
  aggregate: (at, node) => at.read(node) ?? unsupported(at, 'an aggregate without a column'),
  negate: (at, node) => at.arithmetic.negate(lowerNumber(at, node.operand)),
  not: (at, node) => at.logic.not(lowerTruth(at, node.operand)),
  binary: (at, node) => binary(at, node),
  state: (at, node) => state(at, node),
  within: (at, node) => within(at, node),
  if: (at, node) => {
    const condition = lowerTruth(at, node.condition);
    const yes = lower(branchOf(at, guardedVectors(at, node.condition, true)), node.then);
    const no = lower(branchOf(at, guardedVectors(at, node.condition, false)), node.otherwise);
    return at.logic.choose(condition, yes, no);
  },
  call: (at, node) => lowerCall(at, node),
};

function literal(at: Lowering, node: NumberNode): Lowered {
  const value = parseDecimal(node.value);
  if (value === null) return unsupported(at, 'a number of this length');
  return at.arithmetic.constant(node.percent ? multiply(value, rational(1, 100)) : value);
}

function name(at: Lowering, node: NameNode): Lowered {
  if (node.name === 'missing') return withoutValue(at, missingState);
  if (node.name === 'not_applicable') return withoutValue(at, notApplicableState);
  const definition = at.definition(node.name);
  if (definition !== null) return lower(at, definition);
  return at.read(node) ?? unsupported(at, `the name ${node.name}`);
}

function within(at: Lowering, node: WithinNode): Lowered {
  const operand = lowerNumber(at, node.operand);
  const choices = node.choices.map((each) => lowerNumber(at, each));
  const { apply, constant } = at.program;
  const found = choices
    .map((each) => at.arithmetic.equal(operand, each))
    .reduce((a, b) => apply('greatest', a, b), constant(0));
  const state = [operand, ...choices].map((each) => each.state).reduce((a, b) => apply('greatest', a, b));
  return at.logic.truth(node.negated ? at.logic.opposite(found) : found, state);
}

function binary(at: Lowering, node: BinaryNode): Lowered {
  if (node.op === 'and') return at.logic.and(lowerTruth(at, node.left), lowerTruth(at, node.right));
  if (node.op === 'or') return at.logic.or(lowerTruth(at, node.left), lowerTruth(at, node.right));
  if (node.op === '^') return integerPower(at, node);
  const [left, right] = [lower(at, node.left), lower(at, node.right)];
  if (left.kind === 'truth' || right.kind === 'truth') return unsupported(at, `${node.op} of truths`);
  if (node.op === '/') return at.arithmetic.divide(left, right, at.guarded.has(right.num));
  if (node.op === '+') return at.arithmetic.add(left, right);
  if (node.op === '-') return at.arithmetic.subtract(left, right);
  if (node.op === '*') return at.arithmetic.multiply(left, right);
  return comparisons[node.op](at, left, right);
}

const comparisons: Record<Comparison, (at: Lowering, a: Fraction, b: Fraction) => Truth> = {
  '=': (at, a, b) => comparison(at, at.arithmetic.equal(a, b), a, b),
  '<>': (at, a, b) => at.logic.not(comparisons['='](at, a, b)),
  '<': (at, a, b) => comparison(at, at.arithmetic.less(a, b), a, b),
  '>': (at, a, b) => comparison(at, at.arithmetic.less(b, a), a, b),
  '<=': (at, a, b) => at.logic.not(comparisons['>'](at, a, b)),
  '>=': (at, a, b) => at.logic.not(comparisons['<'](at, a, b)),
};

const comparison = (at: Lowering, value: Vector, a: Fraction, b: Fraction): Truth =>
  at.logic.truth(value, at.program.apply('greatest', a.state, b.state));

function state(at: Lowering, node: StateNode): Lowered {
  const operand = lower(at, node.operand);
  const value =
    node.state === 'applicable'
      ? at.logic.opposite(at.logic.hasState(operand, notApplicableState))
      : at.logic.hasState(operand, node.state === 'known' ? knownState : missingState);
  return at.logic.truth(node.negated ? at.logic.opposite(value) : value, at.program.constant(0));
}

const largestExponent = 16;

function integerPower(at: Lowering, node: BinaryNode): Lowered {
  const exponent = node.right.kind === 'number' && !node.right.percent ? Number(node.right.value) : -1;
  if (!Number.isInteger(exponent) || exponent < 1 || exponent > largestExponent) {
    return unsupported(at, 'this exponent');
  }
  const base = lowerNumber(at, node.left);
  return Array.from({ length: exponent - 1 }, () => base).reduce(at.arithmetic.multiply, base);
}
