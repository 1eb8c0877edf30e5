import type { Casting } from './casting.ts';
import type { DatasetPlan } from './dataset-plan.ts';
import type { Scale, SizeOf } from './scale.ts';

/** Everything the rows of a set are drawn from. */
export interface DrawingSet extends Casting {
  readonly plans: ReadonlyMap<string, DatasetPlan>;
  readonly scale: Scale;
  readonly sizeOf: SizeOf;
}
