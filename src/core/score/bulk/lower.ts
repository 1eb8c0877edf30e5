import type { BinaryNode, Comparison, NameNode, Node, NumberNode, StateNode } from '../../language/syntax.ts';
import { parseDecimal } from '../../quantity/decimal.ts';
import { multiply, type Rational, rational } from '../../quantity/rational.ts';
import { knownState, missingState, notApplicableState } from './columns.ts';
import type { Fraction } from './fraction.ts';
import type { Lowered, Truth } from './logic.ts';
import { lowerCall } from './lower-call.ts';
import { type Lowering, lowerNumber, lowerTruth, unsupported, withoutValue } from './lowering.ts';
import { guardedVectors } from './narrowing.ts';
import type { Vector } from './program.ts';

/** Writes the steps of `node` into the program. What has no kernel refuses the program. */
export function lower(at: Lowering, node: Node): Lowered {
  if (at.program.refusal !== null) return withoutValue(at, missingState);
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
  within: (at, node) => {
    const operand = lowerNumber(at, node.operand);
    const found = node.choices
      .map((choice) => comparisons['='](at, operand, lowerNumber(at, choice)))
      .reduce((a, b) => at.logic.or(a, b));
    return node.negated ? at.logic.not(found) : found;
  },
  if: (at, node) => {
    const condition = lowerTruth(at, node.condition);
    const when = (outcome: boolean): Lowering => ({
      ...at,
      guarded: new Set([...at.guarded, ...guardedVectors(at, node.condition, outcome)]),
    });
    return at.logic.choose(condition, lower(when(true), node.then), lower(when(false), node.otherwise));
  },
  call: (at, node) => lowerCall(at, node),
};

function literal(at: Lowering, node: NumberNode): Lowered {
  const value = literalValue(node);
  return value === null ? unsupported(at, 'a number of this length') : at.arithmetic.constant(value);
}

function literalValue(node: NumberNode): Rational | null {
  const value = parseDecimal(node.value);
  return value === null || !node.percent ? value : multiply(value, rational(1, 100));
}

function name(at: Lowering, node: NameNode): Lowered {
  const found = at.read(node);
  if (found !== null) return found;
  const definition = at.definition(node.name);
  if (definition !== null) return lower(at, definition);
  if (node.name === 'missing') return withoutValue(at, missingState);
  if (node.name === 'not_applicable') return withoutValue(at, notApplicableState);
  return unsupported(at, `the name ${node.name}`);
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
