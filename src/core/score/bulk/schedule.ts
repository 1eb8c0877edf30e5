import type { Origin, Program, Vector } from './program.ts';

/** A step with its arrays: `slots` are places in the pool of block arrays. */
export interface ScheduledStep {
  readonly origin: Exclude<Origin, { kind: 'constant' }>;
  readonly slot: number;
  readonly a: number;
  readonly b: number;
  readonly mask: number;
}

export interface Schedule {
  readonly steps: readonly ScheduledStep[];
  /** Filled once, before the first block. */
  readonly constants: readonly { readonly slot: number; readonly value: number }[];
  readonly slots: number;
  readonly results: readonly number[];
}

/** The steps that `results` need, in order, each with a slot; slots are used again as soon as they are free. */
export function schedule(program: Program, results: readonly Vector[]): Schedule {
  const lastUse = lastUses(program, results);
  const slotOf = new Map<number, number>();
  const free: number[] = [];
  const steps: ScheduledStep[] = [];
  const constants: { slot: number; value: number }[] = [];
  let slots = 0;

  program.origins.forEach((origin, id) => {
    if (!lastUse.has(id)) return;
    const slot = (origin.kind === 'constant' ? undefined : free.pop()) ?? slots++;
    slotOf.set(id, slot);
    if (origin.kind === 'constant') constants.push({ slot, value: origin.value });
    else steps.push(placed(origin, slot, slotOf));
    for (const used of operandsOf(origin)) {
      const done = lastUse.get(used.id) === id && program.origins[used.id]?.kind !== 'constant';
      const freed = slotOf.get(used.id);
      if (done && freed !== undefined && !free.includes(freed)) free.push(freed);
    }
  });
  return { steps, constants, slots, results: results.map((each) => slotOf.get(each.id) ?? 0) };
}

function placed(
  origin: Exclude<Origin, { kind: 'constant' }>,
  slot: number,
  slotOf: ReadonlyMap<number, number>,
): ScheduledStep {
  const [a, b, mask] = operandsOf(origin).map((each) => slotOf.get(each.id) ?? 0);
  return { origin, slot, a: a ?? slot, b: b ?? slot, mask: mask ?? a ?? slot };
}

/** For each vector that is needed, the last vector (or the end) that reads it. */
function lastUses(program: Program, results: readonly Vector[]): ReadonlyMap<number, number> {
  const lastUse = new Map<number, number>(results.map((each) => [each.id, Number.POSITIVE_INFINITY]));
  for (let id = program.origins.length - 1; id >= 0; id--) {
    const origin = program.origins[id];
    if (origin === undefined || !lastUse.has(id)) continue;
    for (const used of operandsOf(origin)) if (!lastUse.has(used.id)) lastUse.set(used.id, id);
  }
  return lastUse;
}

const operandsOf = (origin: Origin): readonly Vector[] =>
  origin.kind !== 'step'
    ? []
    : origin.mask === null
      ? [origin.a, origin.b]
      : [origin.a, origin.b, origin.mask];
