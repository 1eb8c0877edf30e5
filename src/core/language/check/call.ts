import type { ProblemParams } from '../../problem/catalogue.ts';
import { argumentsOf, givenFor, places } from '../functions/arguments.ts';
import { functionCatalogue, functionNamed } from '../functions/catalogue.ts';
import type { CallCheck, FunctionSpec, Parameter } from '../functions/function-spec.ts';
import { folds } from '../parse/aggregate.ts';
import { printFormula } from '../print.ts';
import type { CallNode } from '../syntax.ts';
import { acceptArgument, type Bound } from './argument.ts';
import type { Checking } from './checking.ts';
import { type Typed, unify } from './expect.ts';
import { candidates } from './names.ts';
import { date, type Found, numberOf, truth } from './types.ts';

/** A call of a function: its name, its arguments by the function's own parameters, and its own further rules. */
export function inferCall(node: CallNode, at: Checking): Found {
  const spec = functionNamed(node.name);
  if (spec === null) return unknownFunction(node, at);
  if (at.scope.rows !== null && !spec.overRecords) return notForRecords(node, at);
  const inner = peersOf(spec, node, at);
  const before = at.report.problems.length;
  checkPlaces(node, spec, at);
  const bound = bindArguments(node, spec, { at, inner });
  if (at.report.problems.length === before) spec.check?.(argumentsOf(node, spec), callCheck(at));
  return resultOf(spec, bound);
}

function unknownFunction(node: CallNode, at: Checking): null {
  const names = candidates(node.name, [...Object.keys(functionCatalogue), ...folds]);
  at.report.add('unknown-function', { name: node.name, candidates: names }, node.span.start);
  for (const each of node.args) if (each.kind !== 'cases') at.infer(each, at);
  return null;
}

function notForRecords(node: CallNode, at: Checking): null {
  const code = node.name === 'ratio' ? 'not-for-records' : 'aggregate-nested';
  if (code === 'aggregate-nested') at.report.add(code, { text: printFormula(node) }, node.span.start);
  else at.report.add(code, { found: node.name }, node.span.start);
  return null;
}

/** Only `x` is worked out for the other units; what else a comparison is given is the unit's own. */
function peersOf(spec: FunctionSpec, node: CallNode, at: Checking): Checking {
  if (!spec.name.startsWith('peer_')) return at;
  if (at.amongPeers) at.report.add('peers-nested', { text: printFormula(node) }, node.span.start);
  return { ...at, amongPeers: true };
}

/** What is given must have a parameter, what must be given must be there. */
function checkPlaces(node: CallNode, spec: FunctionSpec, at: Checking): void {
  const before = at.report.problems.length;
  const byPlace = places(spec);
  const named = spec.parameters.filter((each) => each.named).map((each) => each.name);
  const extra = byPlace.some((each) => each.many) ? undefined : node.args[byPlace.length];
  if (extra !== undefined) {
    const params = {
      function: spec.name,
      limit: String(byPlace.length),
      candidates: named.join(', ') || '—',
    };
    at.report.add('too-many-arguments', params, extra.span.start);
  }
  for (const each of node.named) {
    if (named.includes(each.name)) continue;
    const params = { function: spec.name, name: each.name, candidates: named.join(', ') || '—' };
    at.report.add('unknown-argument', params, each.span.start);
  }
  const lacking = spec.parameters.filter((each) => each.required && givenFor(node, spec, each) === null);
  if (lacking.length === 0 || at.report.problems.length > before) return;
  const name = lacking.map((each) => each.name).join(', ');
  at.report.add('argument-missing', { function: spec.name, name, example: spec.example }, node.span.start);
}

interface Standing {
  readonly at: Checking;
  /** Where the `x` of a comparison with peers stands. */
  readonly inner: Checking;
}

function bindArguments(
  node: CallNode,
  spec: FunctionSpec,
  { at, inner }: Standing,
): ReadonlyMap<string, Typed> {
  const bound = new Map<string, Typed>();
  for (const parameter of spec.parameters) {
    const where = parameter.name === 'x' ? inner : at;
    const given = allGiven(node, spec, parameter).map((each) =>
      acceptArgument(each, parameter, { spec, bound, at: where }),
    );
    const [first, ...rest] = given;
    if (first === undefined) continue;
    const all = rest.reduce((a, b) => joined(a, b, at), first);
    bound.set(parameter.name, all);
  }
  const unknown = node.named.filter((each) => !spec.parameters.some((known) => known.name === each.name));
  for (const each of unknown) inferUnknown(each.value, at);
  return bound;
}

function inferUnknown(node: Typed['node'], at: Checking): void {
  if (node.kind !== 'cases' && node.kind !== 'name') at.infer(node, at);
}

const joined = (a: Typed, b: Typed, at: Checking): Typed => ({ node: b.node, type: unify(a, b, b.node, at) });

function allGiven(node: CallNode, spec: FunctionSpec, parameter: Parameter): readonly Typed['node'][] {
  if (parameter.many) return node.args.slice(places(spec).indexOf(parameter));
  const given = givenFor(node, spec, parameter);
  return given === null ? [] : [given];
}

function callCheck(at: Checking): CallCheck {
  return {
    range: (node) => at.range(node, at),
    problem: (code, params, node) =>
      at.report.add(code, params as ProblemParams<typeof code>, node.span.start),
  };
}

function resultOf(spec: FunctionSpec, bound: Bound['bound']): Found {
  const { result } = spec;
  switch (result.kind) {
    case 'number':
      return numberOf(result.quantity);
    case 'like':
      return bound.get(result.parameter)?.type ?? null;
    case 'truth':
      return truth;
    case 'date':
      return date;
    case 'nothing':
      return null;
  }
}
