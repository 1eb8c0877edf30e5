import { multiply, type Rational, zero } from '../quantity/rational.ts';
import type { Missing, Value } from '../quantity/value.ts';
import type { Indicator, NotApplicablePolicy } from '../scheme/scheme.ts';
import type { ScoreState } from './outcome.ts';

/** A leaf after its policy for what does not apply, before rounding. */
export interface Settled {
  readonly state: ScoreState;
  readonly exact: Rational | null;
  readonly missing: readonly Missing[];
  readonly excluded: Rational;
  readonly dropped: Rational;
}

/**
 * What a formula's value does to the totals. An outcome that does not apply takes the indicator's declared policy;
 * where none is declared nobody has decided, so it stays missing.
 */
export function settle(indicator: Indicator, value: Value<Rational>): Settled {
  if (value.state === 'known') return plain('scored', value.value);
  if (value.state === 'missing') return { ...plain('missing', null), missing: value.missing };
  if (indicator.notApplicable === null) {
    return { ...plain('missing', null), missing: [{ kind: 'declared', name: indicator.name }] };
  }
  return policies[indicator.notApplicable.then](indicator.points, indicator.notApplicable);
}

const plain = (state: ScoreState, exact: Rational | null): Settled => ({
  state,
  exact,
  missing: [],
  excluded: zero,
  dropped: zero,
});

type Policy = (points: Rational, policy: NotApplicablePolicy) => Settled;

const policies: Readonly<Record<NotApplicablePolicy['then'], Policy>> = {
  full: (points) => plain('not-applicable', points),
  zero: () => plain('not-applicable', zero),
  share: (points, policy) => plain('not-applicable', multiply(points, policy.share ?? zero)),
  rescale: (points) => ({ ...plain('not-applicable', null), dropped: points }),
  exclude: (points) => ({ ...plain('not-applicable', null), excluded: points }),
};
