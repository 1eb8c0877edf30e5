import { amountAt } from './amount.ts';
import type { DatasetPlan } from './dataset-plan.ts';
import { million } from './random.ts';
import type { Member } from './roster.ts';
import { stepWeight } from './timeline.ts';

/** By how much the rows of a growing dataset are multiplied; 1 for the others. */
export type Scale = (plan: DatasetPlan) => number;

export interface Scaling {
  readonly scale: Scale;
  /** Expected rows in all. */
  readonly expected: number;
  /** Rows that no scale changes. */
  readonly least: number;
}

/**
 * Scales the growing datasets so that all rows together come near `rows`; null leaves every dataset as planned.
 * A dataset with one row a step at most is filled up and then leaves the rest to the others.
 */
export function scaleTo(rows: number | null, plans: readonly DatasetPlan[], sizeOf: SizeOf): Scaling {
  const sizes = new Map(plans.map((plan) => [plan, expectedRows(plan, sizeOf)]));
  const fixed = sumOf(
    plans.filter((plan) => !plan.grows),
    sizes,
  );
  if (rows === null) return { scale: () => 1, expected: sumOf(plans, sizes), least: fixed };
  const full = new Set<DatasetPlan>();
  const growing = plans.filter((plan) => plan.grows);
  let factor = 1;
  for (let again = true; again; ) {
    const open = growing.filter((plan) => !full.has(plan));
    const taken = fixed + [...full].reduce((sum, plan) => sum + (sizes.get(plan)?.most ?? 0), 0);
    factor = Math.max(0, rows - taken) / Math.max(1, sumOf(open, sizes));
    const filled = open.filter((plan) => bound(plan, sizes) < factor);
    for (const plan of filled) full.add(plan);
    again = filled.length > 0;
  }
  const scale: Scale = (plan) => (!plan.grows ? 1 : Math.min(factor, bound(plan, sizes)));
  const expected = plans.reduce((sum, plan) => sum + (sizes.get(plan)?.planned ?? 0) * scale(plan), 0);
  return { scale, expected, least: fixed };
}

/** A unit's own size in a dataset, as a multiple of the planned count. */
export type SizeOf = (plan: DatasetPlan, member: Member) => number;

interface Expected {
  readonly planned: number;
  readonly most: number;
}

function sumOf(plans: readonly DatasetPlan[], sizes: ReadonlyMap<DatasetPlan, Expected>): number {
  return plans.reduce((sum, plan) => sum + (sizes.get(plan)?.planned ?? 0), 0);
}

function bound(plan: DatasetPlan, sizes: ReadonlyMap<DatasetPlan, Expected>): number {
  const { planned, most } = sizes.get(plan) ?? { planned: 0, most: 0 };
  return plan.single && planned > 0 ? most / planned : Number.POSITIVE_INFINITY;
}

function expectedRows(plan: DatasetPlan, sizeOf: SizeOf): Expected {
  const [before, within] = [stepsWeight(plan, true), stepsWeight(plan, false)];
  let [planned, most] = [0, 0];
  for (const member of plan.members) {
    const earlier = member.part === 'new' ? 0 : before;
    const rows = rateOf(plan, member, true) * earlier + rateOf(plan, member, false) * within;
    planned += (rows / million) * sizeOf(plan, member);
    most += earlier + within;
  }
  return { planned, most };
}

/** Steps before or within the period, times combinations; a day off of a daily sheet counts for part of a step. */
function stepsWeight(plan: DatasetPlan, before: boolean): number {
  const steps = plan.timeline.filter((step) => step.before === before);
  const weight = steps.reduce((sum, step) => sum + stepWeight(step, plan.rows, plan.daysOff), 0);
  return (weight / million) * plan.combinations.length;
}

/** Rows of a member per step and combination before its size and the scale, in millionths. */
export function rateOf({ rows }: DatasetPlan, { strength }: Member, before: boolean): number {
  const rate = amountAt(rows.count, strength);
  return before ? Math.floor((rate * amountAt(rows.before, strength)) / million) : rate;
}
