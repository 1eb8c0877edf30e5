import type { NotApplicablePolicy } from '../scheme.ts';
import type { IndicatorShape } from '../shape/indicator.ts';
import { type Spot, spotIn } from '../text/spot.ts';
import { type Ground, report } from './ground.ts';

/** What not applicable does. Problem: a share without `then: share`, or the other way round. */
export function buildPolicy(ground: Ground, spot: Spot, shape: IndicatorShape): NotApplicablePolicy | null {
  const policy = shape.not_applicable;
  if (policy === undefined) return null;
  if ((policy.then === 'share') !== (policy.share !== undefined)) {
    report(ground, 'share-unfit', { name: shape.name }, spotIn(spot, 'not_applicable'));
  }
  // biome-ignore lint/suspicious/noThenProperty: the word of the contract; never awaited.
  return { then: policy.then, share: policy.share ?? null, decidedBy: policy.decided_by };
}
