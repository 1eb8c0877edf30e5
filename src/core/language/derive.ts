import type { Value } from '../quantity/value.ts';
import { type Evaluation, type Inputs, startEvaluation, valueIn } from './evaluate.ts';
import { expand } from './expand.ts';
import { givenFor, places } from './functions/arguments.ts';
import { functionNamed } from './functions/catalogue.ts';
import type { FunctionSpec, Parameter } from './functions/function-spec.ts';
import { partsOf } from './parts.ts';
import { printFormula } from './print.ts';
import type { AggregateNode, CallNode, Case, IfNode, Node } from './syntax.ts';

/**
 * What a part of a formula is to its reader: a scoring rule, a definition by name, a calculation, a rounding, a
 * condition, a case of a list, a choice between branches, folded records, a given value, or a number as written.
 */
export type DerivationRole =
  | 'rule'
  | 'definition'
  | 'step'
  | 'rounding'
  | 'condition'
  | 'case'
  | 'choice'
  | 'aggregate'
  | 'input'
  | 'literal';

/** How a value came about: the text of a part of the formula, its value, and the parts it was made from. */
export interface Derivation {
  /** Canonical formula text. */
  readonly text: string;
  readonly value: Value;
  readonly role: DerivationRole;
  /** The parameter it was given to in the call above; null elsewhere. */
  readonly parameter: string | null;
  /** For a choice: which branch was taken; null when its condition is not known. */
  readonly taken: 'then' | 'else' | null;
  readonly parts: readonly Derivation[];
  /** For folded records: where they can be looked up. */
  readonly aggregate: AggregateNode | null;
}

/**
 * The derivation of a checked formula's value. A rule stands with its arguments, not with the arithmetic it unfolds to;
 * of a choice only the branch taken is followed, both when the condition is not known.
 */
export function derive(node: Node, inputs: Inputs): Derivation {
  return deriveIn(node, startEvaluation(inputs));
}

function deriveIn(node: Node, at: Evaluation, parameter: string | null = null): Derivation {
  return { text: printFormula(node), value: valueIn(node, at), parameter, ...shapeOf(node, at) };
}

type Shape = Pick<Derivation, 'role' | 'taken' | 'parts' | 'aggregate'>;

const leaf = (role: DerivationRole): Shape => ({ role, taken: null, parts: [], aggregate: null });

function shapeOf(node: Node, at: Evaluation): Shape {
  switch (node.kind) {
    case 'number':
    case 'text':
    case 'date':
    case 'duration':
    case 'truth':
    case 'cases':
      return leaf('literal');
    case 'aggregate':
      return { ...leaf('aggregate'), aggregate: node };
    case 'name':
      return nameShape(node.name, at);
    case 'if':
      return ifShape(node, at);
    case 'call':
      return callShape(node, at);
    default:
      return {
        ...leaf(isCondition(node) ? 'condition' : 'step'),
        parts: partsOf(node).map((part) => deriveIn(part, at)),
      };
  }
}

function isCondition(node: Node): boolean {
  if (node.kind !== 'binary') return node.kind !== 'negate';
  return !['+', '-', '*', '/', '^'].includes(node.op);
}

function nameShape(name: string, at: Evaluation): Shape {
  const definition = at.inputs.definition(name);
  return definition === null ? leaf('input') : { ...leaf('definition'), parts: [deriveIn(definition, at)] };
}

function ifShape(node: IfNode, at: Evaluation): Shape {
  const condition = deriveIn(node.condition, at);
  const { value } = condition;
  const taken = value.state !== 'known' ? null : value.value === true ? 'then' : 'else';
  const branches =
    taken === 'then' ? [node.then] : taken === 'else' ? [node.otherwise] : [node.then, node.otherwise];
  return { ...leaf('choice'), taken, parts: [condition, ...branches.map((each) => deriveIn(each, at))] };
}

const roundings: ReadonlySet<string> = new Set(['round', 'floor', 'ceiling']);

function callShape(node: CallNode, at: Evaluation): Shape {
  const spec = functionNamed(node.name);
  if (spec === null) return leaf('step');
  const role = roundings.has(node.name) ? 'rounding' : expand(node) === null ? 'step' : 'rule';
  return { ...leaf(role), parts: spec.parameters.flatMap((each) => argumentParts(node, spec, each, at)) };
}

function argumentParts(
  node: CallNode,
  spec: FunctionSpec,
  parameter: Parameter,
  at: Evaluation,
): readonly Derivation[] {
  const { kind } = parameter.accepts;
  if (kind === 'word' || kind === 'whole' || kind === 'text') return [];
  if (parameter.many)
    return node.args.slice(places(spec).indexOf(parameter)).map((each) => deriveIn(each, at, parameter.name));
  const given = givenFor(node, spec, parameter);
  if (given === null || isPolicy(parameter, given)) return [];
  return given.kind === 'cases'
    ? given.cases.map((each) => caseOf(each, parameter, at))
    : [deriveIn(given, at, parameter.name)];
}

/** What would hold if a divisor were empty is part of the rule's text, not of how this value came about. */
function isPolicy(parameter: Parameter, given: Node): boolean {
  return parameter.named && parameter.direction === 'none' && isState(given);
}

const isState = (node: Node): boolean =>
  (node.kind === 'name' || node.kind === 'call') &&
  (node.name === 'missing' || node.name === 'not_applicable');

function caseOf(each: Case, parameter: Parameter, at: Evaluation): Derivation {
  const [when, then] = [deriveIn(each.when, at), deriveIn(each.then, at)];
  return {
    ...leaf('case'),
    text: `${printFormula(each.when)} -> ${printFormula(each.then)}`,
    // A weight or a bound is given: what came about is the result. A condition or a count is what came about itself.
    value: when.role === 'literal' ? then.value : when.value,
    parameter: parameter.name,
    parts: [when, then],
  };
}
