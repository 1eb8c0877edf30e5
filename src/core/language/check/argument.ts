import { formula } from '../functions/arguments.ts';
import type { Accepts, FunctionSpec, Parameter } from '../functions/function-spec.ts';
import { printFormula } from '../print.ts';
import type { CasesNode, Node } from '../syntax.ts';
import type { Checking } from './checking.ts';
import { expect, mismatch, type Typed, unify, unifyNumbers } from './expect.ts';
import { type Found, numberOf } from './types.ts';

/** The arguments of a call met so far: later ones must go with them. */
export interface Bound {
  readonly spec: FunctionSpec;
  readonly bound: ReadonlyMap<string, Typed>;
  readonly at: Checking;
}

/** Whether an argument is what its parameter takes; reports when it is not. */
export function acceptArgument(node: Node, parameter: Parameter, bound: Bound): Typed {
  if (parameter.accepts.kind === 'cases') return acceptCases(node, parameter, parameter.accepts, bound);
  if (spec(bound) === 'known_or' && parameter.name === 'x') return maybeBlank(node, bound.at);
  return { node, type: accept(node, parameter.name, parameter.accepts, bound) };
}

const spec = (bound: Bound): string => bound.spec.name;

/** `known_or` is what a blank is handed to. */
function maybeBlank(node: Node, at: Checking): Typed {
  const scope = { ...at.scope, known: new Set([...at.scope.known, printFormula(node)]) };
  return { node, type: at.infer(node, { ...at, scope }) };
}

function accept(node: Node, name: string, accepts: Accepts, bound: Bound): Found {
  if (node.kind === 'cases') return caseless(node, bound.at);
  switch (accepts.kind) {
    case 'number':
      return acceptNumber(node, accepts, bound);
    case 'whole':
      return acceptWhole(node, name, accepts, bound);
    case 'word':
      return acceptWord(node, name, accepts.words, bound);
    case 'same':
      return goesWith(node, bound.at.infer(node, bound.at), accepts.like, bound);
    case 'any':
      return bound.at.infer(node, bound.at);
    case 'cases':
      return null;
    default:
      return expect(node, accepts.kind, bound.at);
  }
}

function caseless(node: CasesNode, at: Checking): null {
  mismatch(node, { zh: '一个值', en: 'a single value' }, { kind: 'cases', of: numberOf('plain') }, at);
  return null;
}

function acceptNumber(node: Node, accepts: Extract<Accepts, { kind: 'number' }>, bound: Bound): Found {
  const type = expect(node, 'number', bound.at);
  if (type === null) return null;
  if (accepts.like !== null) return goesWith(node, type, accepts.like, bound);
  if (accepts.quantity === null) return type;
  const want: Typed = { node: wanting, type: numberOf(accepts.quantity) };
  return unifyNumbers(want, { node, type }, node, bound.at);
}

/** Stands for what the parameter wants when the two are compared: not a literal, so only the argument is advised on. */
const wanting = formula('wanted');

function goesWith(node: Node, type: Found, other: string, bound: Bound): Found {
  const partner = bound.bound.get(other);
  return partner === undefined ? type : unify(partner, { node, type }, node, bound.at);
}

function acceptWhole(
  node: Node,
  name: string,
  accepts: Extract<Accepts, { kind: 'whole' }>,
  bound: Bound,
): Found {
  const value = node.kind === 'number' && !node.percent ? Number(node.value) : Number.NaN;
  if (Number.isInteger(value) && value >= accepts.low && value <= accepts.high) return numberOf('plain');
  const limits = { low: String(accepts.low), high: String(accepts.high) };
  bound.at.report.add('whole-number-needed', { function: spec(bound), name, ...limits }, node.span.start);
  return null;
}

function acceptWord(node: Node, name: string, words: readonly string[], bound: Bound): Found {
  if (node.kind === 'name' && words.includes(node.name)) return { kind: 'text' };
  const params = { name, found: printFormula(node), candidates: words.join(', ') };
  bound.at.report.add('unknown-word', params, node.span.start);
  return null;
}

/** All results must go together; each condition or bound with the parameter it is like. */
function acceptCases(
  node: Node,
  parameter: Parameter,
  accepts: Extract<Accepts, { kind: 'cases' }>,
  bound: Bound,
): Typed {
  const { at } = bound;
  if (node.kind !== 'cases') {
    const found = at.infer(node, at) ?? numberOf('plain');
    mismatch(node, { zh: '[… -> …] 形式的分档', en: 'cases like [… -> …]' }, found, at);
    return { node, type: null };
  }
  if (node.cases.length === 0) at.report.add('cases-empty', { function: spec(bound) }, node.span.start);
  const results = node.cases.map((each): Typed => {
    accept(each.when, parameter.name, accepts.when, bound);
    return { node: each.then, type: accept(each.then, parameter.name, accepts.result, bound) };
  });
  const [first, ...rest] = results;
  if (first === undefined) return { node, type: null };
  const all = rest.reduce((a, b) => ({ node: b.node, type: unify(a, b, b.node, at) }), first);
  return { node, type: all.type };
}
