import { decimalsOf, drawnFrom } from './cell.ts';
import type { DatasetPlan } from './dataset-plan.ts';
import type { DrawingSet } from './drawing-set.ts';
import type { PlacedRow } from './placement.ts';
import { registerRows } from './quota.ts';
import { createRandom, million } from './random.ts';
import type { Member } from './roster.ts';
import type { Row } from './row.ts';

/** Makes the rows of one unit, still empty. */
export type RowMaker = (placed: PlacedRow, serial: number) => Row;

export function makeRows(plan: DatasetPlan, member: Member, set: DrawingSet): RowMaker {
  const { dataset } = plan;
  const random = createRandom(`${set.seed}/cells/${dataset.name}/${member.unit.unit}`);
  const strength = strengthIn(dataset.name, member, set.seed);
  const attributes = attributesOf(member, set);
  const registers = new Map<string, number>();
  const register = (name: string): number => {
    const known = registers.get(name) ?? countRegister(name, member, set);
    registers.set(name, known);
    return known;
  };
  return ({ day, off, number }, serial) => ({
    random,
    strength,
    cells: dataset.columns.map(() => null),
    day,
    off,
    number,
    serial,
    attribute: (name) => attributes.get(name) ?? null,
    register,
  });
}

// Units are not equally good at everything, except the strongest and the weakest.
function strengthIn(dataset: string, { unit, strength, part }: Member, seed: string): number {
  if (part === 'strong' || part === 'weak') return strength;
  const random = createRandom(`${seed}/strength/${dataset}/${unit.unit}`);
  return Math.max(0, Math.min(million, strength + random.between(-120_000, 120_000)));
}

function countRegister(name: string, member: Member, set: DrawingSet): number {
  const plan = set.plans.get(name);
  return plan === undefined ? 0 : registerRows(plan, member, set.sizeOf, set.seed) * plan.combinations.length;
}

function attributesOf({ unit }: Member, { scheme }: DrawingSet) {
  const attributes = new Map<string, { readonly value: number; readonly decimals: number }>();
  for (const column of scheme.attributes) {
    const drawn = drawnFrom(unit.attributes[column.name] ?? null, column);
    if (typeof drawn === 'number')
      attributes.set(column.name, { value: drawn, decimals: decimalsOf(column) });
  }
  return attributes;
}
