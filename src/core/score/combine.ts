import { power } from '../quantity/irrational.ts';
import {
  add,
  divide,
  isZero,
  multiply,
  type Rational,
  rational,
  sign,
  subtract,
  sum,
  zero,
} from '../quantity/rational.ts';
import type { Missing } from '../quantity/value.ts';
import type { Combine, Group, Table } from '../scheme/scheme.ts';
import { type GroupScore, joinMissing, type NodeScore } from './outcome.ts';

/** What the base children of a group give together, before bonus, vetoes, caps and rounding. */
export interface Combined {
  /** Null when missing or when nothing remains in the base. */
  readonly value: Rational | null;
  readonly partial: Rational;
  readonly missing: GroupScore['missing'];
  readonly excluded: Rational;
  readonly dropped: Rational;
}

/** Combines children as the group declares; `carry` says whether published or exact scores are carried upwards. */
export function combineChildren(
  group: Group,
  children: readonly NodeScore[],
  carry: Table['carry'],
): Combined {
  return group.combine.kind === 'sum'
    ? addUp(children, carry)
    : average(group, group.combine, children, carry);
}

/** The part of a node that goes into the group above: null when missing or dropped. */
export const carried = (node: NodeScore, carry: Table['carry']): Rational | null =>
  carry === 'published' ? node.published : node.exact;

/** Sums base children; points dropped for rescaling are spread over what remains, excluded points just leave. */
function addUp(children: readonly NodeScore[], carry: Table['carry']): Combined {
  const points = sum(children.map(pointsOf));
  const excluded = sum(children.map((each) => each.excluded));
  const dropped = sum(children.map((each) => each.dropped));
  const left = subtract(points, excluded);
  const counted = subtract(left, dropped);
  const missing = joinMissing(children.map((each) => each.missing));
  if (children.length > 0 && sign(counted) <= 0 && missing.length === 0) {
    return { value: null, partial: zero, missing, excluded, dropped };
  }
  const spread = (x: Rational) => (isZero(dropped) ? x : divide(multiply(x, left), counted));
  const value = missing.length > 0 ? null : spread(sum(children.map((each) => carried(each, carry) ?? zero)));
  return {
    value,
    partial: spread(sum(children.map((each) => each.partial))),
    missing,
    excluded,
    dropped: zero,
  };
}

type Mean = Extract<Combine, { kind: 'mean' | 'geometric_mean' }>;

/** A weighted mean of what counts; weights are relative, so leaving a child out re-weights the rest. */
function average(group: Group, rule: Mean, children: readonly NodeScore[], carry: Table['carry']): Combined {
  const weighted = children.map((node) => ({ node, weight: weightOf(group, rule, node) }));
  const present = weighted.filter(({ node, weight }) => carried(node, carry) !== null && !isZero(weight));
  const unknown = weighted.filter(({ node, weight }) => node.missing.length > 0 && !isZero(weight));
  const none = { excluded: zero, dropped: zero };
  const known = present.length === 0 ? zero : meanOf(rule, present, carry);
  const partial = known ?? zero;
  if (unknown.length > 0 && (rule.whenMissing === 'missing' || present.length === 0)) {
    return { ...none, value: null, partial, missing: joinMissing(unknown.map(({ node }) => node.missing)) };
  }
  if (present.length === 0) return { ...none, value: null, partial, missing: [], ...lost(group, children) };
  return { ...none, value: known, partial, missing: known === null ? [uncomputable(group)] : [] };
}

const uncomputable = (group: Group): Missing => ({ kind: 'declared', name: group.name });

function weightOf(group: Group, rule: Mean, node: NodeScore): Rational {
  return rule.weights[group.children.indexOf(node.kind === 'group' ? node.group : node.indicator)] ?? zero;
}

/** Every child is out of the base: so is the group, for rescaling if any child asks for it. */
function lost(group: Group, children: readonly NodeScore[]): Pick<Combined, 'excluded' | 'dropped'> {
  const rescales = children.some((each) => !isZero(each.dropped));
  return rescales ? { excluded: zero, dropped: group.points } : { excluded: group.points, dropped: zero };
}

interface Weighted {
  readonly node: NodeScore;
  readonly weight: Rational;
}

function meanOf(rule: Mean, parts: readonly Weighted[], carry: Table['carry']): Rational | null {
  const values = parts.map(({ node }) => carried(node, carry) ?? zero);
  const weights = parts.map(({ weight }) => weight);
  if (rule.kind === 'geometric_mean') return geometricMean(values, weights, rule.decimals);
  return divide(sum(values.map((value, i) => multiply(value, weights[i] ?? zero))), sum(weights));
}

/** One root of one product, weights as whole exponents: rounded only once. Null where the product grows too large. */
function geometricMean(
  values: readonly Rational[],
  weights: readonly Rational[],
  decimals: number,
): Rational | null {
  if (values.some((value) => sign(value) <= 0)) return zero;
  const exponents = wholeRatios(weights);
  const product = values.reduce(
    (so, value, i) => multiply(so, raise(value, exponents[i] ?? 0n)),
    rational(1),
  );
  const degree = exponents.reduce((a, b) => a + b, 0n);
  return power(product, { num: 1n, den: degree }, decimals);
}

const raise = (x: Rational, n: bigint): Rational => ({ num: x.num ** n, den: x.den ** n });

function wholeRatios(weights: readonly Rational[]): readonly bigint[] {
  const common = weights.reduce((so, { den }) => (so * den) / gcd(so, den), 1n);
  const whole = weights.map(({ num, den }) => (num * common) / den);
  const divisor = whole.reduce(gcd, 0n);
  return divisor === 0n ? whole : whole.map((each) => each / divisor);
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}

const pointsOf = (node: NodeScore): Rational =>
  node.kind === 'group' ? node.group.points : node.indicator.points;

/** Adds up a bonus or deduction part: whatever is known of it, and what it misses. */
export function addOutside(
  children: readonly NodeScore[],
  carry: Table['carry'],
): Pick<Combined, 'value' | 'partial' | 'missing'> {
  const missing = joinMissing(children.map((each) => each.missing));
  const partial = children.map((each) => each.partial).reduce(add, zero);
  const value = sum(children.map((each) => carried(each, carry) ?? zero));
  return { value: missing.length > 0 ? null : value, partial, missing };
}
