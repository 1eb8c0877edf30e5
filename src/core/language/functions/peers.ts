import { fromNumber } from '../../quantity/decimal.ts';
import type { Rational } from '../../quantity/rational.ts';
import { known, missing, type Value } from '../../quantity/value.ts';
import { printFormula } from '../print.ts';
import type { Arguments, Surroundings } from './function-spec.ts';
import { must, word } from './parameter.ts';
import { asNumber } from './scalar.ts';

/**
 * Compares the unit with the known units of its cohort. The unit's own value missing or not applicable: so is the
 * result. Another unit's value not applicable: left out. Missing: as `peers_missing` says.
 */
export function overPeers(
  args: Arguments,
  at: Surroundings,
  compute: (values: readonly Rational[], own: Rational) => Rational,
): Value {
  const node = args.node('x');
  const own = at.value(node);
  if (own.state !== 'known') return own;
  const all = at.peerValues(node);
  const strict = args.given('peers_missing') !== null && args.word('peers_missing') === 'missing';
  const values = (all ?? []).flatMap((each) => (each.state === 'known' ? [asNumber(each.value)] : []));
  const incomplete = strict && (all ?? []).some((each) => each.state === 'missing');
  if (incomplete || values.length === 0) return missing({ kind: 'peers', name: printFormula(node) });
  return known(compute(values, asNumber(own.value)));
}

/** How many units have a value; that is known even when the unit itself has none. */
export function countPeers(args: Arguments, at: Surroundings): Value {
  const all = at.peerValues(args.node('x')) ?? [];
  return known(fromNumber(all.filter((each) => each.state === 'known').length));
}

/** Said in every comparison with peers: what units without a value do to it. */
export const peersMissing = must('peers_missing', word('ignore', 'missing'), 'none', {
  zh: '有别的单位缺数据时：不计这些单位(ignore)，或本单位也缺数据(missing)',
  en: 'when another unit has no value: leave it out, or be missing too',
});
