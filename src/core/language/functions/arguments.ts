import { parseFormula } from '../parse.ts';
import type { CallNode, Case, Node } from '../syntax.ts';
import type { Arguments, FunctionSpec, Parameter } from './function-spec.ts';

/**
 * The arguments of a call by parameter. In a call the checker has refused, stand-ins take the place of what is missing
 * or of the wrong kind, so that the rest of the formula can still be looked at.
 */
export function argumentsOf(call: CallNode, spec: FunctionSpec): Arguments {
  const parameter = (name: string): Parameter => {
    const found = spec.parameters.find((each) => each.name === name);
    if (found === undefined) throw new Error(`${spec.name} has no parameter ${name}`);
    return found;
  };
  const given = (name: string): Node | null => givenFor(call, spec, parameter(name));
  const node = (name: string): Node => given(name) ?? otherwise(parameter(name));
  return {
    call,
    given,
    node,
    all: (name) => allOf(call, spec, parameter(name)),
    cases: (name) => casesOf(node(name)),
    word: (name) => nameOf(node(name)),
    whole: (name) => wholeOf(node(name)),
  };
}

/** The places of the parameters that take arguments without a name. */
export const places = (spec: FunctionSpec): readonly Parameter[] =>
  spec.parameters.filter((each) => !each.named);

/** What the call gives for one parameter; null when it does not. */
export function givenFor(call: CallNode, spec: FunctionSpec, parameter: Parameter): Node | null {
  if (parameter.named) return call.named.find((each) => each.name === parameter.name)?.value ?? null;
  return call.args[places(spec).indexOf(parameter)] ?? null;
}

export function allOf(call: CallNode, spec: FunctionSpec, parameter: Parameter): readonly Node[] {
  return parameter.many ? call.args.slice(places(spec).indexOf(parameter)) : [];
}

const parsed = new Map<string, Node>();

function otherwise(parameter: Parameter): Node {
  return formula(parameter.otherwise ?? 'missing');
}

/** The tree of a formula written in this program; throws if it is not one. */
export function formula(text: string): Node {
  const before = parsed.get(text);
  if (before !== undefined) return before;
  const result = parseFormula(text);
  if (!result.ok) throw new Error(`not a formula: ${text}`);
  parsed.set(text, result.value);
  return result.value;
}

const casesOf = (node: Node): readonly Case[] => (node.kind === 'cases' ? node.cases : []);
const nameOf = (node: Node): string => (node.kind === 'name' ? node.name : '');

function wholeOf(node: Node): number {
  const value = node.kind === 'number' ? Number(node.value) : 0;
  return Number.isInteger(value) ? Math.min(value, 100) : 0;
}
