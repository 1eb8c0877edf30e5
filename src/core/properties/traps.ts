import { argumentsOf } from '../language/functions/arguments.ts';
import { functionNamed } from '../language/functions/catalogue.ts';
import { literalValue } from '../language/literal.ts';
import { partsOf } from '../language/parts.ts';
import { printFormula } from '../language/print.ts';
import type { CallNode, Node } from '../language/syntax.ts';
import { problem } from '../problem/problem.ts';
import { exactDecimal } from '../quantity/decimal.ts';
import { compare, zero } from '../quantity/rational.ts';
import type { Indicator, Scheme } from '../scheme/scheme.ts';
import { scoreText } from './finding.ts';
import type { Profile } from './profile.ts';
import type { Shown } from './reach.ts';
import { parentsOf, possible } from './samples.ts';
import type { Witness } from './trial.ts';

/** Denominators and bases of zero that give or take points without a word, and single deductions as large as the item. */
export function findTraps(scheme: Scheme, profile: Profile): readonly Shown[] {
  return callsIn(scheme, profile.indicator).flatMap((call) => [
    ...(Object.hasOwn(divisors, call.name) ? zeroTrap(call, divisors[call.name] ?? '', profile) : []),
    ...largeDeductions(call, profile.indicator),
  ]);
}

/** Functions that divide by one of their arguments, and which. */
const divisors: Readonly<Record<string, string>> = { ratio: 'whole', share: 'whole', growth: 'base' };

function zeroTrap(call: CallNode, parameter: string, profile: Profile): readonly Shown[] {
  const spec = functionNamed(call.name);
  if (spec === null || profile.highest === null) return [];
  const divisor = argumentsOf(call, spec).node(parameter);
  const witness = withZero(divisor, profile);
  // Missing and not applicable are answers of their own: nobody gains or loses by them unseen.
  if (witness === null || witness.score.state !== 'known') return [];
  const params = {
    indicator: profile.indicator.name,
    input: printFormula(divisor),
    score: scoreText(witness.score),
  };
  const code = call.name === 'growth' ? 'zero-base-trap' : 'zero-denominator-trap';
  return [{ problem: problem(code, params), witnesses: [witness] }];
}

/** The inputs of the best score with the divisor, and every count of its records, set to zero. */
function withZero(divisor: Node, profile: Profile): Witness | null {
  const text = printFormula(divisor);
  if (!profile.variables.some((each) => each.text === text) || profile.highest === null) return null;
  const parts = parentsOf(profile.variables).filter(({ whole }) => whole === text);
  const emptied = [text, ...parts.map(({ part }) => part)].map((each) => [each, zero] as const);
  const inputs = new Map([...profile.highest.inputs, ...emptied]);
  return possible(inputs, parentsOf(profile.variables)) ? { inputs, score: profile.trial(inputs) } : null;
}

function largeDeductions(call: CallNode, indicator: Indicator): readonly Shown[] {
  return deductionsOf(call)
    .filter((each) => each.kind === 'number' && compare(literalValue(each), indicator.points) >= 0)
    .map((each) => {
      const amount = each.kind === 'number' ? exactDecimal(literalValue(each)) : '';
      const params = { indicator: indicator.name, each: amount, points: exactDecimal(indicator.points) };
      return { problem: problem('deduction-exceeds-item', params), witnesses: [] };
    });
}

function deductionsOf(call: CallNode): readonly Node[] {
  const spec = functionNamed(call.name);
  if (spec === null) return [];
  if (call.name === 'deduct_tiers')
    return argumentsOf(call, spec)
      .cases(spec.parameters[0]?.name ?? '')
      .map((each) => each.then);
  return call.name === 'deduct' ? [argumentsOf(call, spec).node('each')] : [];
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
    waiting.push(...partsOf(node));
  }
  return calls.reverse();
}
