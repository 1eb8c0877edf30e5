import { parseDecimal } from '../quantity/decimal.ts';
import { divide, type Rational, rational, zero } from '../quantity/rational.ts';
import type { NumberNode } from './syntax.ts';

/** The number a literal stands for. */
export function literalValue(node: NumberNode): Rational {
  const value = parseDecimal(node.value) ?? zero;
  return node.percent ? divide(value, rational(100)) : value;
}
