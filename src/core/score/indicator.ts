import { evaluate, type Inputs } from '../language/evaluate.ts';
import { isZero, type Rational, zero } from '../quantity/rational.ts';
import type { Value } from '../quantity/value.ts';
import type { Indicator, Table } from '../scheme/scheme.ts';
import { type IndicatorScore, joinMissing, type VetoFinding } from './outcome.ts';
import { settle } from './policy.ts';
import { publish, roundingOf } from './publish.ts';
import { zeroing } from './veto.ts';

/** A leaf's score: formula, not-applicable policy, vetoes on the leaf, rounding. */
export function scoreIndicator(
  indicator: Indicator,
  table: Table,
  findings: readonly VetoFinding[],
  inputs: Inputs,
): IndicatorScore {
  const value = numberValue(indicator, evaluate(indicator.formula.tree, inputs));
  const settled = struck(indicator, settle(indicator, value), findings);
  const out =
    settled.exact === null ? null : publish(indicator.id, settled.exact, roundingOf(indicator, table));
  return {
    kind: 'indicator',
    indicator,
    value,
    ...settled,
    published: out?.published ?? null,
    partial: out?.published ?? zero,
    rounding: out?.rounding ?? null,
  };
}

function struck(indicator: Indicator, settled: ReturnType<typeof settle>, findings: readonly VetoFinding[]) {
  const found = zeroing(findings, [indicator.id], 'any');
  if (found.zeroed) {
    return { state: 'scored' as const, exact: zero, missing: [], excluded: zero, dropped: zero };
  }
  const decided = settled.exact !== null && isZero(settled.exact);
  if (found.missing.length === 0 || decided) return settled;
  return {
    ...settled,
    state: 'missing' as const,
    exact: null,
    missing: joinMissing([settled.missing, found.missing]),
  };
}

function numberValue(indicator: Indicator, value: Value): Value<Rational> {
  if (value.state !== 'known') return value;
  if (typeof value.value !== 'object')
    throw new Error(`the formula of ${indicator.id} does not give a number`);
  return { state: 'known', value: value.value };
}
