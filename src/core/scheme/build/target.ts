import type { Day } from '../../quantity/value.ts';
import { nearest } from '../nearest.ts';
import type { Target } from '../scheme.ts';
import type { TargetShape } from '../shape/indicator.ts';
import type { Amount } from '../shape/scalars.ts';
import { type Spot, spotIn } from '../text/spot.ts';
import { type Ground, report } from './ground.ts';

interface Entry {
  readonly unit: string | null;
  readonly from: Day | null;
  readonly amount: Amount;
  readonly spot: Spot;
}

/**
 * The targets of an indicator, general ones before those of a unit, earlier ones before later ones.
 * Problems: percents and plain numbers mixed, none at all, a unit that does not exist.
 */
export function buildTarget(
  ground: Ground,
  spot: Spot,
  name: string,
  shape: TargetShape,
  units: readonly string[] | null,
): Target {
  const entries = 'percent' in shape ? [general(spot, shape)] : entriesOf(spot, shape);
  if (entries.length === 0) report(ground, 'target-empty', { name }, spot);
  const percent = entries[0]?.amount.percent ?? false;
  const other = entries.find((entry) => entry.amount.percent !== percent);
  if (other !== undefined) report(ground, 'target-mixed', { name }, other.spot);
  for (const { unit, spot: at } of entries) {
    if (unit === null || units === null || units.includes(unit)) continue;
    report(ground, 'unit-unknown', { unit, candidates: nearest(unit, units).join('、') }, at);
  }
  return {
    quantity: percent ? 'ratio' : 'plain',
    entries: entries.map(({ unit, from, amount }) => ({ unit, from, value: amount.value })),
  };
}

const general = (spot: Spot, amount: Amount): Entry => ({ unit: null, from: null, amount, spot });

function entriesOf(spot: Spot, shape: Exclude<TargetShape, Amount>): readonly Entry[] {
  const all = shape.default === undefined ? [] : [general(spotIn(spot, 'default'), shape.default)];
  return [
    ...all,
    ...periods(spotIn(spot, 'by_period'), null, shape.by_period ?? []),
    ...Object.entries(shape.by_unit).flatMap(([unit, value]) => {
      const at = spotIn(spot, 'by_unit', unit);
      return 'percent' in value ? [{ unit, from: null, amount: value, spot: at }] : periods(at, unit, value);
    }),
  ];
}

function periods(
  spot: Spot,
  unit: string | null,
  list: readonly { readonly from: Day; readonly value: Amount }[],
): readonly Entry[] {
  return list
    .map(({ from, value }, i) => ({ unit, from, amount: value, spot: spotIn(spot, i) }))
    .sort((a, b) => a.from - b.from);
}
