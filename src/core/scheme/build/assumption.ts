import type { Assumption } from '../scheme.ts';
import type { AssumptionShape } from '../shape/assumption-file.ts';
import type { Spot } from '../text/spot.ts';
import { type Ground, placed } from './ground.ts';

/** An assumption: a gap in the notice and what is taken until somebody rules. */
export function buildAssumption(ground: Ground, spot: Spot, shape: AssumptionShape): Assumption {
  const { ruled_by: ruledBy, follows, changes, ...rest } = shape;
  return placed(ground, spot, {
    ...rest,
    ruledBy,
    ...(follows === undefined ? {} : { follows }),
    ...(changes === undefined ? {} : { changes }),
  });
}
