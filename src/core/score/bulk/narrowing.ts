import type { BinaryNode, Comparison, Node } from '../../language/syntax.ts';
import { isFixed } from './fraction.ts';
import { type Lowering, lowerNumber } from './lowering.ts';
import type { Vector } from './program.ts';

/** The vectors that are not zero in any row where the condition has this outcome. */
export function guardedVectors(at: Lowering, condition: Node, outcome: boolean): readonly Vector[] {
  if (condition.kind === 'not') return guardedVectors(at, condition.operand, !outcome);
  if (condition.kind !== 'binary') return [];
  if (condition.op === (outcome ? 'and' : 'or')) {
    return [condition.left, condition.right].flatMap((each) => guardedVectors(at, each, outcome));
  }
  return isComparison(condition) ? compared(at, condition, outcome) : [];
}

interface ComparisonNode extends BinaryNode {
  readonly op: Comparison;
}

function compared(at: Lowering, node: ComparisonNode, outcome: boolean): readonly Vector[] {
  const [left, right] = [lowerNumber(at, node.left), lowerNumber(at, node.right)];
  if (isFixed(right.num)) return excludesZero[node.op](Math.sign(right.num.low), outcome) ? [left.num] : [];
  if (isFixed(left.num))
    return excludesZero[mirror[node.op]](Math.sign(left.num.low), outcome) ? [right.num] : [];
  return [];
}

/** Whether `x op limit` with this outcome means that x is not zero; `sign` is the limit's. */
const excludesZero: Record<Comparison, (sign: number, outcome: boolean) => boolean> = {
  '=': (sign, outcome) => (outcome ? sign !== 0 : sign === 0),
  '<>': (sign, outcome) => (outcome ? sign === 0 : sign !== 0),
  '>': (sign, outcome) => (outcome ? sign >= 0 : sign < 0),
  '>=': (sign, outcome) => (outcome ? sign > 0 : sign <= 0),
  '<': (sign, outcome) => (outcome ? sign <= 0 : sign > 0),
  '<=': (sign, outcome) => (outcome ? sign < 0 : sign >= 0),
};

const mirror: Record<Comparison, Comparison> = {
  '=': '=',
  '<>': '<>',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

const isComparison = (node: BinaryNode): node is ComparisonNode => node.op in mirror;
