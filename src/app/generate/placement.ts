import type { DatasetPlan } from './dataset-plan.ts';
import { wholeRows } from './quota.ts';
import { million, type Random } from './random.ts';
import type { Member } from './roster.ts';
import { rateOf } from './scale.ts';
import { placeRow, type TimeStep } from './timeline.ts';

/** Where a row lies in time, and which number it has. */
export interface PlacedRow {
  readonly day: number;
  readonly off: boolean;
  readonly combination: number;
  readonly number: number;
}

/**
 * Places a unit's rows of one dataset: so many per step as its rate times `size` says, sorted by day within a step.
 * A unit that may be expected to have a row in or before the period has at least one there.
 */
export function* placeMember(
  plan: DatasetPlan,
  member: Member,
  steps: readonly TimeStep[],
  size: number,
  random: Random,
): Generator<PlacedRow> {
  const restarts = plan.dataset.time !== null && plan.dataset.key.includes(plan.dataset.time);
  let number = 0;
  for (const side of [steps.filter((step) => step.before), steps.filter((step) => !step.before)]) {
    const quotas = quotasOf(plan, member, side, size, random);
    for (const [i, step] of side.entries()) {
      if (restarts) number = 0;
      for (const packed of placeStep(plan, step, quotas, i, random)) {
        number += 1;
        yield unpack(packed, plan.combinations.length, number);
      }
    }
  }
}

/** Rows per step and combination, filled by chance; where all came out empty against expectation, one is given. */
function quotasOf(
  plan: DatasetPlan,
  member: Member,
  side: readonly TimeStep[],
  size: number,
  random: Random,
): readonly Uint32Array[] {
  const rate = Math.floor(rateOf(plan, member, side[0]?.before ?? false) * size);
  const planned = rateOf(plan, member, side[0]?.before ?? false) * side.length;
  return plan.combinations.map(() => {
    const counts = Uint32Array.from(side, () => {
      const rows = wholeRows(rate, random);
      return plan.single ? Math.min(1, rows) : rows;
    });
    const last = side.findLastIndex((step) => step.workdays.length > 0);
    if (planned >= million && last >= 0 && !counts.some((count) => count > 0)) counts[last] = 1;
    return counts;
  });
}

/**
 * Rows of one step as numbers that each hold day, day off and combination, sorted; a step of more than a million rows
 * comes in several sorted pieces.
 */
function* placeStep(
  plan: DatasetPlan,
  step: TimeStep,
  quotas: readonly Uint32Array[],
  i: number,
  random: Random,
): Generator<number> {
  let left = quotas.reduce((sum, counts) => sum + (counts[i] ?? 0), 0);
  let [piece, used] = [new Float64Array(Math.min(left, longestPiece)), 0];
  for (const [combination, counts] of quotas.entries()) {
    for (let n = counts[i] ?? 0; n > 0; n--) {
      const placed = placeRow(step, plan.rows, plan.daysOff, random);
      if (placed !== null) piece[used++] = pack(placed.day, placed.off, combination, quotas.length);
      left -= 1;
      if (used < longestPiece) continue;
      yield* piece.sort();
      [piece, used] = [new Float64Array(Math.min(left, longestPiece)), 0];
    }
  }
  yield* piece.subarray(0, used).sort();
}

const longestPiece = 1_000_000;

const pack = (day: number, off: boolean, combination: number, of: number): number =>
  (day * 2 + (off ? 1 : 0)) * of + combination;

function unpack(packed: number, of: number, number: number): PlacedRow {
  const dayAndOff = Math.floor(packed / of);
  const day = Math.floor(dayAndOff / 2);
  return { day, off: dayAndOff - day * 2 === 1, combination: packed - dayAndOff * of, number };
}
