import { one } from '../../quantity/rational.ts';
import { expand } from '../expand.ts';
import { argumentsOf, places } from '../functions/arguments.ts';
import { functionNamed } from '../functions/catalogue.ts';
import { literalValue } from '../literal.ts';
import { printFormula } from '../print.ts';
import type { AggregateNode, BinaryNode, CallNode, IfNode, Node } from '../syntax.ts';
import { limits } from '../tokens.ts';
import { assume } from './assume.ts';
import {
  addRanges,
  anyNumber,
  asRange,
  constantOf,
  divideRanges,
  exactly,
  fromZero,
  joinRanges,
  meetRanges,
  multiplyRanges,
  negateRange,
  powerRange,
  type Range,
} from './range.ts';
import { type Scope, scopeOfDefinition, scopeOfRows } from './scope.ts';

/**
 * What a number can be where it stands, whatever the facts. Sound, not sharp: the value never leaves it.
 * The node must be of a number type and small enough (`sizeOf`).
 */
export function rangeOf(node: Node, scope: Scope): Range {
  // The table pairs each kind with its own node type; the pairing is lost in an index access.
  const own = (readers[node.kind] as (node: Node, scope: Scope) => Range)(node, scope);
  if (scope.ranges.size === 0) return own;
  const settled = scope.ranges.get(printFormula(node));
  return settled === undefined ? own : (meetRanges(own, settled) ?? own);
}

type Readers = { readonly [K in Node['kind']]: (node: Extract<Node, { kind: K }>, scope: Scope) => Range };

const unknown = (): Range => anyNumber;

const readers: Readers = {
  number: (node) => exactly(literalValue(node)),
  text: unknown,
  date: unknown,
  duration: unknown,
  truth: unknown,
  not: unknown,
  state: unknown,
  within: unknown,
  cases: unknown,
  name: (node, scope) => rangeOfName(node.name, scope),
  negate: (node, scope) => negateRange(rangeOf(node.operand, scope)),
  binary: rangeOfBinary,
  if: rangeOfIf,
  call: rangeOfCall,
  aggregate: rangeOfAggregate,
};

function rangeOfName(name: string, scope: Scope): Range {
  const { vocabulary, rows } = scope;
  const column = rows === null ? undefined : ownOf(rows.columns, name);
  if (column !== undefined) return asRange(column.bounds);
  if (name === 'full') return vocabulary.full === null ? anyNumber : exactly(vocabulary.full);
  if (name === 'target') return vocabulary.target === null ? anyNumber : asRange(vocabulary.target.bounds);
  const definition = scope.definition(name);
  if (definition !== null) return rangeOf(definition, scopeOfDefinition(scope));
  const attribute = ownOf(vocabulary.attributes, name);
  return attribute === undefined ? anyNumber : asRange(attribute.bounds);
}

/** An own property: names come from files, so `constructor` must not be found. */
export function ownOf<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

function rangeOfBinary(node: BinaryNode, scope: Scope): Range {
  const left = (): Range => rangeOf(node.left, scope);
  const right = (): Range => rangeOf(node.right, scope);
  switch (node.op) {
    case '+':
      return addRanges(left(), right());
    case '-':
      return addRanges(left(), negateRange(right()));
    case '*':
      return multiplyRanges(left(), right());
    case '/':
      return divideRanges(left(), right());
    case '^':
      return raised(left(), constantOf(right()));
    default:
      return anyNumber;
  }
}

function raised(base: Range, exponent: ReturnType<typeof constantOf>): Range {
  if (exponent === null || exponent.den !== 1n) return anyNumber;
  const n = Number(exponent.num);
  if (Math.abs(n) > limits.exponent) return anyNumber;
  return n >= 0 ? powerRange(base, n) : divideRanges(exactly(one), powerRange(base, -n));
}

/** A branch whose condition cannot hold does not count. */
function rangeOfIf(node: IfNode, scope: Scope): Range {
  const whenTrue = assume(node.condition, true, scope, rangeOf);
  const whenFalse = assume(node.condition, false, scope, rangeOf);
  const branches = [
    ...(whenTrue === null ? [] : branch(node.then, whenTrue)),
    ...(whenFalse === null ? [] : branch(node.otherwise, whenFalse)),
  ];
  return branches.length === 0 ? anyNumber : branches.reduce(joinRanges);
}

/** A branch that is never a value (missing, not applicable) adds nothing. */
function branch(node: Node, scope: Scope): readonly Range[] {
  return isNeverKnown(node) ? [] : [rangeOf(node, scope)];
}

function isNeverKnown(node: Node): boolean {
  if (node.kind === 'name') return node.name === 'missing' || node.name === 'not_applicable';
  return node.kind === 'call' && (node.name === 'missing' || node.name === 'not_applicable');
}

function rangeOfCall(node: CallNode, scope: Scope): Range {
  const spec = functionNamed(node.name);
  if (spec === null) return anyNumber;
  const args = argumentsOf(node, spec);
  const within =
    spec.body.kind === 'expand' ? spec.body.range?.((each) => rangeOf(each, scope), args) : undefined;
  const expansion = expand(node);
  if (expansion !== null) return meetRanges(rangeOf(expansion, scope), within ?? anyNumber) ?? anyNumber;
  if (spec.body.kind === 'special') return spec.body.range((each) => rangeOf(each, scope), args);
  if (spec.body.kind === 'expand') return anyNumber;
  const given = places(spec).flatMap((each) => (each.many ? args.all(each.name) : [args.node(each.name)]));
  return spec.body.range(
    given.map((each) => rangeOf(each, scope)),
    args,
  );
}

function rangeOfAggregate(node: AggregateNode, scope: Scope): Range {
  if (node.fold === 'count' || node.fold === 'distinct') return fromZero;
  const value = valueRange(node, scope);
  switch (node.fold) {
    case 'sum':
    case 'daily_mean':
    case 'monthly_mean':
      return sameSide(value);
    default:
      return { ...value, nonZero: false };
  }
}

function valueRange(node: AggregateNode, scope: Scope): Range {
  const dataset = ownOf(scope.vocabulary.datasets, node.dataset);
  if (dataset === undefined || node.value === null) return anyNumber;
  const rows = scopeOfRows(scope, dataset);
  const matching = node.where === null ? rows : assume(node.where, true, rows, rangeOf);
  return rangeOf(node.value, matching ?? rows);
}

/** Adding up keeps the sign and nothing else. */
function sameSide(value: Range): Range {
  if (value.low !== null && value.low.num >= 0n) return fromZero;
  return value.high !== null && value.high.num <= 0n ? negateRange(fromZero) : anyNumber;
}
