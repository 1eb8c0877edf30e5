import { exactDecimal } from '../../quantity/decimal.ts';
import { multiply, rational } from '../../quantity/rational.ts';
import { literalValue } from '../literal.ts';
import type { Node, NumberNode } from '../syntax.ts';
import type { Quantity } from '../vocabulary.ts';

/** Both sides of + - and comparison must be one quantity. Null: they cannot be; the reader has `percentAdvice` then. */
export function common(a: Quantity, b: Quantity, left: Node, right: Node): Quantity | null {
  if (a === b) return a;
  if (a === 'plain') return fits(b, left);
  if (b === 'plain') return fits(a, right);
  return null;
}

/** A plain number may stand for anything but a ratio; there only 0 and 1 mean the same to everybody. */
function fits(other: Quantity, plain: Node): Quantity | null {
  if (other !== 'ratio') return other;
  const literal = literalOf(plain);
  return literal !== null && (literal.value === '0' || literal.value === '1') ? other : null;
}

/** How a plain literal that stands for a ratio should have been written; null when it is no literal. */
export function percentAdvice(node: Node): string | null {
  const literal = literalOf(node);
  if (literal === null) return null;
  const value = literalValue(literal);
  const inPercent = value.num > value.den ? value : multiply(value, rational(100));
  return `${exactDecimal(inPercent)}%`;
}

function literalOf(node: Node): NumberNode | null {
  if (node.kind === 'negate') return literalOf(node.operand);
  return node.kind === 'number' && !node.percent ? node : null;
}

/**
 * What a product is; null when it has no meaning (points times days). A plain number of pieces is a plain number:
 * `0.5 * count(…)` may be half a point for each.
 */
export function product(a: Quantity, b: Quantity): Quantity | null {
  if ((a === 'plain' && b === 'count') || (a === 'count' && b === 'plain')) return 'plain';
  if (a === 'plain') return b;
  if (b === 'plain') return a;
  if (a === 'ratio') return b;
  if (b === 'ratio') return a;
  if (a === 'count') return b;
  return b === 'count' ? a : null;
}

/**
 * What a quotient is: like by like a ratio, anything by a plain number itself, per head or per day a plain number.
 * A plain number by a literal is only scaled; two literals are a fraction such as 1/3, two facts a ratio.
 */
export function quotient(a: Quantity, b: Quantity, left: Node, right: Node): Quantity {
  if (a === 'plain' && b === 'plain') return isConstant(left) === isConstant(right) ? 'ratio' : 'plain';
  if (a === b) return 'ratio';
  if (a === 'count' && b === 'plain') return 'plain';
  if (b === 'plain' || b === 'ratio' || b === 'count') return a;
  return 'plain';
}

const isConstant = (node: Node): boolean => literalOf(node) !== null;
