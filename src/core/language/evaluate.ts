import type { WorkCalendar } from '../quantity/calendar.ts';
import { parseDay } from '../quantity/day.ts';
import { negate, rational } from '../quantity/rational.ts';
import { known, missing, notApplicable, type Scalar, type Value } from '../quantity/value.ts';
import { calculate, compares, orderOf, shift } from './arithmetic.ts';
import { expand } from './expand.ts';
import { argumentsOf, places } from './functions/arguments.ts';
import { functionNamed } from './functions/catalogue.ts';
import type { Arguments, FunctionSpec } from './functions/function-spec.ts';
import { asNumber, asTruth } from './functions/scalar.ts';
import { literalValue } from './literal.ts';
import { printFormula } from './print.ts';
import { unsettled } from './states.ts';
import type {
  AggregateNode,
  Arithmetic,
  BinaryNode,
  CallNode,
  Comparison,
  IfNode,
  Node,
  StateNode,
} from './syntax.ts';

/** What a formula is evaluated against: one unit on one day. */
export interface Inputs {
  /** An attribute, or full, target, as_of, period_start, period_end. */
  name(name: string): Value;
  /** The folded rows of the unit; its canonical key is `printFormula(node)`. */
  aggregate(node: AggregateNode): Value;
  /**
   * The inputs of all units of the cohort, the unit itself included. Give the same array to all of them, and each
   * comparison with peers is worked out once instead of once for every unit.
   */
  peers(): readonly Inputs[];
  readonly calendar: WorkCalendar;
  /** The tree of a named formula; null when the name is none. */
  definition(name: string): Node | null;
}

/**
 * The exact value of a checked formula. Always ends, and never throws on data: what is missing or not applicable
 * comes out as a state. A tree the checker would refuse may throw: that is a bug in the caller.
 */
export function evaluate(node: Node, inputs: Inputs): Value {
  return valueIn(node, startEvaluation(inputs));
}

/** One evaluation: every call and definition is worked out once, however often its node is shared. */
export interface Evaluation {
  readonly inputs: Inputs;
  readonly calls: Map<CallNode, Value>;
  readonly definitions: Map<string, Value>;
  /** Inside a comparison with peers no other comparison with peers is worked out. */
  readonly amongPeers: boolean;
}

export function startEvaluation(inputs: Inputs, amongPeers = false): Evaluation {
  return { inputs, calls: new Map(), definitions: new Map(), amongPeers };
}

/** The value of a node within an evaluation. */
export function valueIn(node: Node, at: Evaluation): Value {
  // The table pairs each kind with its own node type; the pairing is lost in an index access.
  return (evaluators[node.kind] as (node: Node, at: Evaluation) => Value)(node, at);
}

type Evaluators = {
  readonly [K in Node['kind']]: (node: Extract<Node, { kind: K }>, at: Evaluation) => Value;
};

const evaluators: Evaluators = {
  number: (node) => known(literalValue(node)),
  text: (node) => known(node.value),
  date: (node) => known(parseDay(node.value) ?? 0),
  duration: (node) => known(rational(node.amount)),
  truth: (node) => known(node.value),
  name: (node, at) => nameValue(node.name, at),
  negate: (node, at) => through([node.operand], at, ([x]) => known(negate(asNumber(x)))),
  not: (node, at) => through([node.operand], at, ([x]) => known(!asTruth(x))),
  binary: binaryValue,
  state: stateValue,
  within: (node, at) =>
    through([node.operand, ...node.choices], at, ([x, ...choices]) =>
      known(choices.some((each) => x !== undefined && orderOf(x, each) === 0) !== node.negated),
    ),
  if: ifValue,
  call: callValue,
  cases: (node) => {
    throw new TypeError(`cases are no value: ${printFormula(node)}`);
  },
  aggregate: (node, at) => at.inputs.aggregate(node),
};

/** An operation on known operands; other states pass through. */
function through(
  nodes: readonly Node[],
  at: Evaluation,
  compute: (values: readonly Scalar[]) => Value,
): Value {
  return settle(
    nodes.map((each) => valueIn(each, at)),
    compute,
  );
}

function settle(values: readonly Value[], compute: (values: readonly Scalar[]) => Value): Value {
  return unsettled(values) ?? compute(values.flatMap((each) => (each.state === 'known' ? [each.value] : [])));
}

function nameValue(name: string, at: Evaluation): Value {
  if (name === 'missing') return missing({ kind: 'declared', name });
  if (name === 'not_applicable') return notApplicable('');
  const definition = at.inputs.definition(name);
  if (definition === null) return at.inputs.name(name);
  const before = at.definitions.get(name);
  if (before !== undefined) return before;
  // A definition that meets itself is refused by the checker; here it must only come to an end.
  at.definitions.set(name, missing({ kind: 'declared', name }));
  const value = valueIn(definition, at);
  at.definitions.set(name, value);
  return value;
}

function binaryValue(node: BinaryNode, at: Evaluation): Value {
  const { op, left, right } = node;
  if (op === 'and' || op === 'or') return logic(node, at);
  if (right.kind === 'duration' && (op === '+' || op === '-')) {
    const direction = op === '+' ? 1 : -1;
    return through([left], at, ([day = 0]) => known(shift(day, right, direction, at.inputs.calendar)));
  }
  return through([left, right], at, ([a = false, b = false]) =>
    isArithmetic(op) ? calculate(op, a, b, () => printFormula(right)) : known(compares(op, a, b)),
  );
}

export function isArithmetic(op: Arithmetic | Comparison | 'and' | 'or'): op is Arithmetic {
  return op === '+' || op === '-' || op === '*' || op === '/' || op === '^';
}

/** Kleene: one operand can decide, whatever the other turns out to be. */
function logic(node: BinaryNode, at: Evaluation): Value {
  const decisive = node.op === 'or';
  const left = valueIn(node.left, at);
  if (left.state === 'known' && left.value === decisive) return left;
  const right = valueIn(node.right, at);
  if (right.state === 'known' && right.value === decisive) return right;
  return unsettled([left, right]) ?? known(!decisive);
}

const isState: Readonly<Record<StateNode['state'], (value: Value) => boolean>> = {
  known: (value) => value.state === 'known',
  missing: (value) => value.state === 'missing',
  applicable: (value) => value.state !== 'not-applicable',
};

function stateValue(node: StateNode, at: Evaluation): Value {
  return known(isState[node.state](valueIn(node.operand, at)) !== node.negated);
}

function ifValue(node: IfNode, at: Evaluation): Value {
  const condition = valueIn(node.condition, at);
  if (condition.state === 'known') return valueIn(condition.value === true ? node.then : node.otherwise, at);
  if (condition.state === 'not-applicable') return condition;
  const [then, otherwise] = [valueIn(node.then, at), valueIn(node.otherwise, at)];
  const agreed =
    then.state === 'known' && otherwise.state === 'known' && orderOf(then.value, otherwise.value) === 0;
  return agreed ? then : condition;
}

function callValue(node: CallNode, at: Evaluation): Value {
  const before = at.calls.get(node);
  if (before !== undefined) return before;
  const value = compute(node, at);
  at.calls.set(node, value);
  return value;
}

function compute(node: CallNode, at: Evaluation): Value {
  const spec = functionNamed(node.name);
  if (spec === null) throw new TypeError(`no function ${node.name}`);
  const expansion = expand(node);
  if (expansion !== null) return valueIn(expansion, at);
  return primitive(spec, argumentsOf(node, spec), at);
}

function primitive(spec: FunctionSpec, args: Arguments, at: Evaluation): Value {
  const { body } = spec;
  if (body.kind === 'expand') return valueIn(body.expand(args), at);
  if (body.kind === 'strict') {
    const given = places(spec).flatMap((each) => (each.many ? args.all(each.name) : [args.node(each.name)]));
    return through(given, at, (values) => body.compute(values, args, at.inputs.calendar));
  }
  return body.compute(args, {
    calendar: at.inputs.calendar,
    value: (node) => valueIn(node, at),
    peerValues: (node) => (at.amongPeers ? null : peerValues(node, at.inputs.peers())),
  });
}

const compared = new WeakMap<readonly Inputs[], Map<Node, readonly Value[]>>();

function peerValues(node: Node, peers: readonly Inputs[]): readonly Value[] {
  const byNode = compared.get(peers) ?? new Map<Node, readonly Value[]>();
  compared.set(peers, byNode);
  const values = byNode.get(node) ?? peers.map((peer) => valueIn(node, startEvaluation(peer, true)));
  byNode.set(node, values);
  return values;
}
