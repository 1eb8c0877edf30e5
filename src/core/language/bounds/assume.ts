import { printFormula } from '../print.ts';
import type { BinaryNode, Comparison, Node, StateNode } from '../syntax.ts';
import { anyNumber, meetRanges, type Range, range } from './range.ts';
import type { Scope } from './scope.ts';

type RangeOf = (node: Node, scope: Scope) => Range;

/** What is certain where `condition` is found true (`holds`) or false. Null: that can never be. */
export function assume(condition: Node, holds: boolean, scope: Scope, rangeOf: RangeOf): Scope | null {
  switch (condition.kind) {
    case 'truth':
      return condition.value === holds ? scope : null;
    case 'not':
      return assume(condition.operand, !holds, scope, rangeOf);
    case 'state':
      return assumeState(condition, holds, scope);
    case 'binary':
      return assumeBinary(condition, holds, scope, rangeOf);
    default:
      return scope;
  }
}

function assumeState(node: StateNode, holds: boolean, scope: Scope): Scope {
  const known = node.state === 'known' && holds !== node.negated;
  const notMissing = node.state === 'missing' && holds === node.negated && scope.rows !== null;
  if (!known && !notMissing) return scope;
  return { ...scope, known: new Set([...scope.known, printFormula(node.operand)]) };
}

function assumeBinary(node: BinaryNode, holds: boolean, scope: Scope, rangeOf: RangeOf): Scope | null {
  if (node.op === 'and' || node.op === 'or') {
    // `a and b` being false, `a or b` being true says nothing about either.
    if ((node.op === 'and') !== holds) return scope;
    const first = assume(node.left, holds, scope, rangeOf);
    return first === null ? null : assume(node.right, holds, first, rangeOf);
  }
  const op = holds ? node.op : opposite[node.op as Comparison];
  return isComparison(op) ? assumeComparison(op, node, scope, rangeOf) : scope;
}

const opposite: Readonly<Record<Comparison, Comparison>> = {
  '=': '<>',
  '<>': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

const mirrored: Readonly<Record<Comparison, Comparison>> = {
  '=': '=',
  '<>': '<>',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

const isComparison = (op: string): op is Comparison => Object.hasOwn(opposite, op);

function assumeComparison(op: Comparison, node: BinaryNode, scope: Scope, rangeOf: RangeOf): Scope | null {
  const left = rangeOf(node.left, scope);
  const right = rangeOf(node.right, scope);
  const first = settle(node.left, left, beside(op, right), scope);
  return first === null ? null : settle(node.right, right, beside(mirrored[op], left), first);
}

/** What `x op other` says of x, from what the other side can be. */
function beside(op: Comparison, other: Range): Range {
  const { low, high } = other;
  const isZero = low !== null && high !== null && low.num === 0n && high.num === 0n;
  switch (op) {
    case '=':
      return other;
    case '<>':
      return isZero ? { ...anyNumber, nonZero: true } : anyNumber;
    case '<':
      return { ...range(null, high), nonZero: high !== null && high.num <= 0n };
    case '<=':
      return range(null, high);
    case '>':
      return { ...range(low, null), nonZero: low !== null && low.num >= 0n };
    case '>=':
      return range(low, null);
  }
}

function settle(node: Node, own: Range, said: Range, scope: Scope): Scope | null {
  const met = meetRanges(own, said);
  if (met === null) return null;
  if (node.kind === 'number' || (met.low === null && met.high === null && !met.nonZero)) return scope;
  return { ...scope, ranges: new Map([...scope.ranges, [printFormula(node), met]]) };
}
