import type { DatasetPlan } from './dataset-plan.ts';
import { createRandom, million, type Random } from './random.ts';
import type { Member } from './roster.ts';
import { rateOf, type SizeOf } from './scale.ts';

/** Unit sizes: the attribute that rows are counted by, times how far this unit differs from the average. */
export function makeSizeOf(seed: string): SizeOf {
  return ({ dataset, rows }, member) => {
    const vary = createRandom(`${seed}/size/${dataset.name}/${member.unit.unit}`);
    const factor = (million + vary.between(-rows.vary, rows.vary)) / million;
    return factor * (rows.of === null ? 1 : attributeOf(member, rows.of));
  };
}

function attributeOf({ unit }: Member, name: string): number {
  const value = unit.attributes[name];
  if (value === null || value === undefined || typeof value !== 'object') return 0;
  return Math.max(0, Number(value.num) / Number(value.den));
}

/** Whole rows for a rate in millionths: the rest decides by chance whether there is one more. */
export function wholeRows(rate: number, random: Random): number {
  const whole = Math.floor(rate / million);
  return whole + (random.chance(rate - whole * million) ? 1 : 0);
}

/** How many records a register holds for a unit; the same for the register itself and for what refers to it. */
export function registerRows(plan: DatasetPlan, member: Member, sizeOf: SizeOf, seed: string): number {
  if (!plan.members.has(member)) return 0;
  const random = createRandom(`${seed}/register/${plan.dataset.name}/${member.unit.unit}`);
  return wholeRows(Math.floor(rateOf(plan, member, false) * sizeOf(plan, member)), random);
}
