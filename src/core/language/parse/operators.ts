import type { Arithmetic, Comparison, Node, StateNode } from '../syntax.ts';
import { type Cursor, shown } from './cursor.ts';
import { parsePrimary } from './primary.ts';

const comparisons: ReadonlySet<string> = new Set(['=', '<>', '<', '<=', '>', '>=']);
const states: ReadonlySet<string> = new Set(['known', 'missing', 'applicable']);

/** or, and, not, comparison, sum, product, unary, power: loosest first. */
export function parseOr(cursor: Cursor): Node {
  return chain(cursor, ['or'], parseAnd);
}

const parseAnd = (cursor: Cursor): Node => chain(cursor, ['and'], parseNot);
const parseSum = (cursor: Cursor): Node => chain(cursor, ['+', '-'], parseProduct);
const parseProduct = (cursor: Cursor): Node => chain(cursor, ['*', '/'], parseUnary);

function chain(cursor: Cursor, operators: readonly string[], part: (cursor: Cursor) => Node): Node {
  const start = cursor.peek().span.start;
  let left = part(cursor);
  for (let op = operatorAt(cursor, operators); op !== null; op = operatorAt(cursor, operators)) {
    cursor.next();
    const right = part(cursor);
    left = cursor.made({ kind: 'binary', op, left, right, span: cursor.spanFrom(start) }, left, right);
  }
  return left;
}

function operatorAt(cursor: Cursor, operators: readonly string[]): Arithmetic | 'and' | 'or' | null {
  const found = operators.find((each) => cursor.isAt(each));
  return found === undefined ? null : (found as Arithmetic | 'and' | 'or');
}

function parseNot(cursor: Cursor): Node {
  const start = cursor.peek().span.start;
  if (!cursor.take('not')) return parseComparison(cursor);
  return cursor.nested(
    () => {
      const operand = parseNot(cursor);
      return cursor.made({ kind: 'not', operand, span: cursor.spanFrom(start) }, operand);
    },
    () => cursor.unexpected('value-expected'),
  );
}

function parseComparison(cursor: Cursor): Node {
  const start = cursor.peek().span.start;
  const left = parseSum(cursor);
  if (isComparison(cursor)) return compared(cursor, left, start);
  if (cursor.take('is')) return state(cursor, left, start);
  if (cursor.isAt('in') || (cursor.isAt('not') && cursor.peek(1).text === 'in'))
    return within(cursor, left, start);
  return left;
}

const isComparison = (cursor: Cursor): boolean =>
  cursor.peek().kind === 'sign' && comparisons.has(cursor.peek().text);

function compared(cursor: Cursor, left: Node, start: number): Node {
  const op = cursor.next().text as Comparison;
  const right = parseSum(cursor);
  const node = cursor.made({ kind: 'binary', op, left, right, span: cursor.spanFrom(start) }, left, right);
  while (isComparison(cursor)) {
    cursor.report.add('chained-comparison', {}, cursor.peek().span.start);
    cursor.next();
    parseSum(cursor);
  }
  return node;
}

function state(cursor: Cursor, operand: Node, start: number): Node {
  const negated = cursor.take('not');
  const token = cursor.next();
  if (!states.has(token.text)) {
    cursor.report.add('state-expected', { found: shown(token) }, token.span.start);
  }
  const node: StateNode = {
    kind: 'state',
    operand,
    state: token.text as StateNode['state'],
    negated,
    span: cursor.spanFrom(start),
  };
  return cursor.made(node, operand);
}

function within(cursor: Cursor, operand: Node, start: number): Node {
  const negated = cursor.take('not');
  cursor.next();
  cursor.expect('(');
  const choices: Node[] = [];
  do choices.push(cursor.formula());
  while (cursor.take(','));
  cursor.expect(')');
  return cursor.made(
    { kind: 'within', operand, choices, negated, span: cursor.spanFrom(start) },
    operand,
    ...choices,
  );
}

function parseUnary(cursor: Cursor): Node {
  const start = cursor.peek().span.start;
  if (cursor.isAt('+')) {
    cursor.report.add('value-expected', { found: '+' }, start);
    cursor.next();
  }
  if (!cursor.take('-')) return parsePower(cursor);
  return cursor.nested(
    () => {
      const operand = parseUnary(cursor);
      return cursor.made({ kind: 'negate', operand, span: cursor.spanFrom(start) }, operand);
    },
    () => cursor.unexpected('value-expected'),
  );
}

function parsePower(cursor: Cursor): Node {
  const start = cursor.peek().span.start;
  const left = parsePrimary(cursor);
  if (!cursor.take('^')) return left;
  const right = cursor.nested(
    () => parseUnary(cursor),
    () => cursor.unexpected('value-expected'),
  );
  return cursor.made({ kind: 'binary', op: '^', left, right, span: cursor.spanFrom(start) }, left, right);
}
