import { assume } from '../bounds/assume.ts';
import { canBeZero, constantOf } from '../bounds/range.ts';
import { printFormula } from '../print.ts';
import type { Arithmetic, BinaryNode, Comparison, IfNode, Node, StateNode, WithinNode } from '../syntax.ts';
import { limits } from '../tokens.ts';
import { inferAggregate } from './aggregate.ts';
import { inferCall } from './call.ts';
import type { Checking } from './checking.ts';
import { checkChoices } from './choices.ts';
import { expect, unify, unifyNumbers } from './expect.ts';
import { inferName } from './name.ts';
import { product, quotient } from './quantities.ts';
import { date, type Found, numberOf, plain, truth, typeWords } from './types.ts';

/** The type of an expression where it stands; reports every problem in it. */
export function infer(node: Node, at: Checking): Found {
  // The table pairs each kind with its own node type; the pairing is lost in an index access.
  return (rules[node.kind] as (node: Node, at: Checking) => Found)(node, at);
}

type Rules = { readonly [K in Node['kind']]: (node: Extract<Node, { kind: K }>, at: Checking) => Found };

const rules: Rules = {
  number: (node) => (node.percent ? numberOf('ratio') : plain),
  text: () => ({ kind: 'text' }),
  date: () => date,
  duration: () => ({ kind: 'duration' }),
  truth: () => truth,
  name: inferName,
  negate: (node, at) => expect(node.operand, 'number', at),
  not: (node, at) => expect(node.operand, 'truth', at) ?? truth,
  binary: inferBinary,
  state: inferState,
  within: inferWithin,
  if: inferIf,
  call: inferCall,
  cases: (node, at) => {
    at.report.add('value-expected', { found: '[' }, node.span.start);
    return null;
  },
  aggregate: inferAggregate,
};

function inferBinary(node: BinaryNode, at: Checking): Found {
  const { op } = node;
  if (op === 'and' || op === 'or') return inferLogic(node, at);
  if (op === '+' || op === '-') return inferSum(node, op, at);
  if (op === '*' || op === '/' || op === '^') return inferProduct(node, op, at);
  return inferComparison(node, op, at);
}

/** The right side is only looked at where the left one has not decided. */
function inferLogic(node: BinaryNode, at: Checking): Found {
  expect(node.left, 'truth', at);
  const scope = assume(node.left, node.op === 'and', at.scope, (each, scope) =>
    at.range(each, { ...at, scope }),
  );
  expect(node.right, 'truth', { ...at, scope: scope ?? { ...at.scope, unreachable: true } });
  return truth;
}

function inferSum(node: BinaryNode, op: Arithmetic, at: Checking): Found {
  const left = at.infer(node.left, at);
  if (isTime(left) && node.right.kind === 'duration') return date;
  const right = at.infer(node.right, at);
  if (left === null || right === null) return left ?? right;
  if (op === '-' && isTime(left) && isTime(right)) return numberOf('days');
  return unifyNumbers({ node: node.left, type: left }, { node: node.right, type: right }, node, at);
}

const isTime = (type: Found): boolean => type?.kind === 'date' || type?.kind === 'moment';

function inferProduct(node: BinaryNode, op: '*' | '/' | '^', at: Checking): Found {
  if (at.scope.rows !== null && op !== '*') {
    at.report.add('not-for-records', { found: op }, node.span.start);
    return null;
  }
  const left = expect(node.left, 'number', at);
  const right = expect(node.right, 'number', at);
  if (left?.kind !== 'number' || right?.kind !== 'number') return left ?? right;
  if (op === '^') return raised(node, left, at);
  if (op === '/') return divided(node, quotient(left.quantity, right.quantity, node.left, node.right), at);
  const quantity = product(left.quantity, right.quantity);
  if (quantity !== null) return numberOf(quantity);
  const [a, b] = [typeWords(left), typeWords(right)];
  const words = { left: a.zh, right: b.zh, left_en: a.en, right_en: b.en, text: printFormula(node) };
  at.report.add('quantity-product', words, node.span.start);
  return null;
}

function divided(node: BinaryNode, quantity: Parameters<typeof numberOf>[0], at: Checking): Found {
  if (!at.scope.unreachable && !at.report.touches(node.right.span) && canBeZero(at.range(node.right, at))) {
    const params = { dividend: printFormula(node.left), divisor: printFormula(node.right) };
    at.report.add('division-unguarded', params, node.right.span.start);
  }
  return numberOf(quantity);
}

function raised(node: BinaryNode, base: Extract<Found, { kind: 'number' }>, at: Checking): Found {
  const exponent = constantOf(at.range(node.right, at));
  const whole = exponent !== null && exponent.den === 1n;
  if (!whole || exponent.num > limits.exponent || exponent.num < -limits.exponent) {
    at.report.add('exponent-not-constant', { limit: String(limits.exponent) }, node.right.span.start);
  } else if (exponent.num < 0n && canBeZero(at.range(node.left, at))) {
    const params = { dividend: '1', divisor: printFormula(node.left) };
    at.report.add('division-unguarded', params, node.left.span.start);
  }
  return base.quantity === 'ratio' ? base : plain;
}

function inferComparison(node: BinaryNode, op: Comparison, at: Checking): Found {
  const left = at.infer(node.left, at);
  const right = at.infer(node.right, at);
  const type = unify({ node: node.left, type: left }, { node: node.right, type: right }, node, at);
  const ordered = op !== '=' && op !== '<>';
  if (ordered && (type?.kind === 'text' || type?.kind === 'truth')) {
    const words = { where: '比较大小的', expected: '数或日期', expected_en: 'a number or a date' };
    const found = typeWords(type);
    at.report.add(
      'type-mismatch',
      { ...words, found: found.zh, found_en: found.en, text: printFormula(node) },
      node.span.start,
    );
  }
  checkChoices(node.left, [node.right], at);
  checkChoices(node.right, [node.left], at);
  return truth;
}

function inferState(node: StateNode, at: Checking): Found {
  if (at.scope.rows !== null && node.state === 'applicable') {
    at.report.add('not-for-records', { found: 'is applicable' }, node.span.start);
  }
  // A blank may be asked about: that is what the question is for.
  const scope = { ...at.scope, known: new Set([...at.scope.known, printFormula(node.operand)]) };
  at.infer(node.operand, { ...at, scope });
  return truth;
}

function inferWithin(node: WithinNode, at: Checking): Found {
  const operand = { node: node.operand, type: at.infer(node.operand, at) };
  for (const each of node.choices) unify(operand, { node: each, type: at.infer(each, at) }, each, at);
  checkChoices(node.operand, node.choices, at);
  return truth;
}

function inferIf(node: IfNode, at: Checking): Found {
  expect(node.condition, 'truth', at);
  const within = (holds: boolean): Checking => ({
    ...at,
    scope: assume(node.condition, holds, at.scope, (each, scope) => at.range(each, { ...at, scope })) ?? {
      ...at.scope,
      unreachable: true,
    },
  });
  const then = at.infer(node.then, within(true));
  const otherwise = at.infer(node.otherwise, within(false));
  return unify({ node: node.then, type: then }, { node: node.otherwise, type: otherwise }, node, at);
}
