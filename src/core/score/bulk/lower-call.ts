import { expand } from '../../language/expand.ts';
import type { CallNode, Node } from '../../language/syntax.ts';
import { missingState, notApplicableState } from './columns.ts';
import type { Fraction } from './fraction.ts';
import type { Lowered } from './logic.ts';
import { type Lowering, lowerNumber, unsupported, withoutValue } from './lowering.ts';
import { roundToInteger } from './round-fraction.ts';

/** Rules are lowered as what they stand for; the primitives below have kernels, the others have none. */
export function lowerCall(at: Lowering, node: CallNode): Lowered {
  const expansion = expand(node);
  if (expansion !== null) return at.lower(at, expansion);
  const lowerer = Object.hasOwn(calls, node.name) ? calls[node.name] : undefined;
  return lowerer === undefined ? unsupported(at, `the function ${node.name}`) : lowerer(at, node);
}

type CallLowerer = (at: Lowering, node: CallNode) => Lowered;

const calls: Readonly<Record<string, CallLowerer>> = {
  min: (at, node) => numbers(at, node.args).reduce(at.arithmetic.least),
  max: (at, node) => numbers(at, node.args).reduce(at.arithmetic.greatest),
  abs: (at, node) => {
    const [x] = numbers(at, node.args);
    return x === undefined ? wrong(at, node) : at.arithmetic.greatest(x, at.arithmetic.negate(x));
  },
  floor: (at, node) => {
    const [x] = numbers(at, node.args);
    return x === undefined ? wrong(at, node) : at.arithmetic.floor(x);
  },
  ceiling: (at, node) => {
    const [x] = numbers(at, node.args);
    const { floor, negate } = at.arithmetic;
    return x === undefined ? wrong(at, node) : negate(floor(negate(x)));
  },
  round: (at, node) => round(at, node),
  known_or: (at, node) => knownOr(at, node),
  missing: (at) => withoutValue(at, missingState),
  not_applicable: (at) => withoutValue(at, notApplicableState),
};

const numbers = (at: Lowering, nodes: readonly Node[]): Fraction[] =>
  nodes.map((each) => lowerNumber(at, each));
const wrong = (at: Lowering, node: CallNode): Fraction => unsupported(at, `these arguments of ${node.name}`);

function round(at: Lowering, node: CallNode): Lowered {
  const [x] = numbers(at, node.args);
  const places = node.named.find((each) => each.name === 'decimals')?.value;
  const decimals = places === undefined ? 0 : places.kind === 'number' ? Number(places.value) : Number.NaN;
  if (x === undefined || !Number.isInteger(decimals) || decimals > 15) return wrong(at, node);
  const scaled = roundToInteger(at.program, x, { decimals, mode: 'half_up' });
  return { ...x, num: scaled, den: at.program.constant(10 ** decimals) };
}

function knownOr(at: Lowering, node: CallNode): Lowered {
  const [x, standIn] = node.args.map((each) => at.lower(at, each));
  if (x === undefined || standIn === undefined) return wrong(at, node);
  return at.logic.choose(
    at.logic.truth(at.logic.hasState(x, missingState), at.program.constant(0)),
    standIn,
    x,
  );
}
