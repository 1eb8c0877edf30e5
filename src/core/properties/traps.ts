import { argumentsOf } from '../language/functions/arguments.ts';
import { functionNamed } from '../language/functions/catalogue.ts';
import { partsOf } from '../language/parts.ts';
import { printFormula } from '../language/print.ts';
import type { CallNode, Node } from '../language/syntax.ts';
import { problem } from '../problem/problem.ts';
import { exactDecimal } from '../quantity/decimal.ts';
import { compare, isZero, type Rational, rational, zero } from '../quantity/rational.ts';
import type { Indicator, Scheme } from '../scheme/scheme.ts';
import { scoreText } from './finding.ts';
import { textsWithin } from './inside.ts';
import type { Profile } from './profile.ts';
import type { Shown } from './reach.ts';
import { type Assignment, isNumber, possible } from './samples.ts';
import type { Witness } from './trial.ts';

/** Something a rule divides by. */
export interface Divisor {
  readonly call: CallNode;
  readonly node: Node;
}

/** Functions that divide by one of their arguments, and which. */
const divided: Readonly<Record<string, string>> = {
  ratio: 'whole',
  share: 'whole',
  growth: 'base',
  pro_rata: 'target',
};

/** Everything the rule of an indicator divides by, definitions followed. */
export function divisorsOf(scheme: Scheme, indicator: Indicator): readonly Divisor[] {
  return callsIn(scheme, indicator).flatMap((call) => {
    const spec = functionNamed(call.name);
    if (spec === null || !Object.hasOwn(divided, call.name)) return [];
    return [{ call, node: argumentsOf(call, spec).node(divided[call.name] ?? '') }];
  });
}

/** Denominators and bases of zero that give or take points without a word, each once. */
export function findZeroTraps(
  scheme: Scheme,
  profile: Profile,
  divisors: readonly Divisor[],
): readonly Shown[] {
  const known = new Set<string>();
  return divisors.flatMap(({ call, node }) => {
    const kind = call.name === 'growth' ? 'zero-base-trap' : 'zero-denominator-trap';
    const key = `${kind} ${printFormula(node)}`;
    if (known.has(key)) return [];
    known.add(key);
    const witness = withZero(scheme, node, profile);
    // Missing and not applicable are answers of their own: nobody gains or loses by them unseen.
    if (witness === null || witness.score.state !== 'known') return [];
    const params = {
      indicator: profile.indicator.name,
      input: printFormula(node),
      score: scoreText(witness.score),
    };
    return [{ problem: problem(kind, params), about: node, witnesses: [witness] }];
  });
}

/** The inputs of the best score with everything in the divisor, and every count of its records, at zero; null if that is none. */
function withZero(scheme: Scheme, divisor: Node, profile: Profile): Witness | null {
  const inside = textsWithin(divisor, scheme, profile.variables);
  if (inside.length === 0 || profile.highest === null) return null;
  const parts = profile.parents.filter(({ whole }) => inside.includes(whole)).map(({ part }) => part);
  const emptied = [...inside, ...parts].map((each) => [each, zero] as const);
  const inputs: Assignment = new Map([...profile.highest.inputs, ...emptied]);
  const value = profile.trialOf(divisor)(inputs);
  const isNothing = value.state === 'known' && isNumber(value.value) && isZero(value.value);
  if (!isNothing || !possible(inputs, profile.parents)) return null;
  return { inputs, score: profile.trial(inputs) };
}

/** Single deductions that take the whole item; the witness is one event where the rule counts one. */
export function findLargeDeductions(scheme: Scheme, profile: Profile): readonly Shown[] {
  const { indicator } = profile;
  const found = callsIn(scheme, indicator).flatMap((call) => deductionsOf(call));
  return found.flatMap(({ count, each }) => {
    const amount = constant(scheme, each, profile);
    if (amount === null || compare(amount, indicator.points) < 0) return [];
    const params = {
      indicator: indicator.name,
      each: exactDecimal(amount),
      points: exactDecimal(indicator.points),
    };
    return [
      {
        problem: problem('deduction-exceeds-item', params),
        about: count,
        witnesses: onceOnly(scheme, count, profile),
      },
    ];
  });
}

interface Deduction {
  readonly count: Node;
  readonly each: Node;
}

function deductionsOf(call: CallNode): readonly Deduction[] {
  const spec = functionNamed(call.name);
  if (spec === null) return [];
  const args = argumentsOf(call, spec);
  if (call.name === 'deduct') return [{ count: args.node('n'), each: args.node('each') }];
  if (call.name !== 'deduct_tiers') return [];
  return args.cases('tiers').map(({ when, then }) => ({ count: when, each: then }));
}

/** The value of a part that depends on no fact; null when it does. */
function constant(scheme: Scheme, part: Node, profile: Profile): Rational | null {
  if (textsWithin(part, scheme, profile.variables).length > 0) return null;
  const value = profile.trialOf(part)(new Map());
  return value.state === 'known' && isNumber(value.value) ? value.value : null;
}

function onceOnly(scheme: Scheme, count: Node, { variables, highest, trial }: Profile): readonly Witness[] {
  const [counted, ...more] = textsWithin(count, scheme, variables);
  if (counted === undefined || more.length > 0 || highest === null) return [];
  const inputs: Assignment = new Map([...highest.inputs, [counted, rational(1)]]);
  return [{ inputs, score: trial(inputs) }];
}

function callsIn(scheme: Scheme, indicator: Indicator): readonly CallNode[] {
  const calls: CallNode[] = [];
  const followed = new Set<string>();
  const waiting: Node[] = [indicator.formula.tree];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.kind === 'call') calls.push(node);
    if (node.kind === 'name' && Object.hasOwn(scheme.definitions, node.name) && !followed.has(node.name)) {
      followed.add(node.name);
      waiting.push(...[scheme.definitions[node.name]?.tree].filter((each) => each !== undefined));
    }
    waiting.push(...[...partsOf(node)].reverse());
  }
  return calls;
}
