import type { Scheme, Unit } from '../../core/scheme/scheme.ts';
import { createRandom, million, type Random } from './random.ts';
import type { GeneratorSettings } from './settings.ts';

/** A unit of a generated fact set, and the part it plays. */
export interface Member {
  readonly unit: Unit;
  /** 0 (weakest) to 1,000,000 (strongest). */
  readonly strength: number;
  readonly part: Part;
}

/** What a unit stands for in the set: the strong one, the weak one, one new in this period, or an ordinary one. */
export type Part = 'strong' | 'weak' | 'new' | 'ordinary';

/**
 * The units of the set: the scheme's roster, or `count` units shared among its kinds in proportion — the first ones of
 * each kind, then units made up and named so. Who is strong, weak or new is drawn by the seed, not by name.
 */
export function castUnits(
  scheme: Scheme,
  settings: GeneratorSettings,
  count: number | null,
  seed: string,
): readonly Member[] {
  const kinds = groupByKind(scheme.units);
  const sizes =
    count === null
      ? null
      : shareOut(
          count,
          [...kinds.values()].map((units) => units.length),
        );
  return [...kinds.entries()].flatMap(([kind, units], i) =>
    castKind(resize(units, sizes?.[i] ?? units.length), settings, createRandom(`${seed}/units/${kind}`)),
  );
}

function groupByKind(units: readonly Unit[]): ReadonlyMap<string, readonly Unit[]> {
  const kinds = new Map<string, Unit[]>();
  for (const unit of units) kinds.set(unit.kind, [...(kinds.get(unit.kind) ?? []), unit]);
  return kinds;
}

/**
 * Whole parts of `count` in proportion to `sizes`, adding up to it: rounded down, the rest to those cut most. None is
 * left empty while there is enough for all.
 */
export function shareOut(count: number, sizes: readonly number[]): readonly number[] {
  const total = sizes.reduce((a, b) => a + b, 0);
  const parts = sizes.map((size) => Math.floor((count * size) / total));
  const cut = (i: number): number => (count * (sizes[i] ?? 0)) % total;
  const mostCutFirst = sizes.map((_, i) => i).sort((a, b) => cut(b) - cut(a) || a - b);
  const rest = count - parts.reduce((a, b) => a + b, 0);
  for (const i of mostCutFirst.slice(0, rest)) parts[i] = (parts[i] ?? 0) + 1;
  for (const empty of parts.keys()) {
    const largest = parts.indexOf(Math.max(...parts));
    if (parts[empty] !== 0 || (parts[largest] ?? 0) < 2) continue;
    parts[largest] = (parts[largest] ?? 0) - 1;
    parts[empty] = 1;
  }
  return parts;
}

function resize(units: readonly Unit[], size: number): readonly Unit[] {
  const extra = Array.from({ length: Math.max(0, size - units.length) }, (_, i) => madeUp(units, i));
  return [...units.slice(0, size), ...extra];
}

function madeUp(units: readonly Unit[], i: number): Unit {
  const model = units[i % units.length];
  if (model === undefined) throw new RangeError('roster: a kind without units');
  const unit = `合成-${model.kind}-${String(i + 1).padStart(3, '0')}`;
  const blank = Object.fromEntries(Object.keys(model.attributes).map((name) => [name, null]));
  return {
    ...model,
    unit,
    name: `合成单位-${model.kind}-${String(i + 1).padStart(3, '0')}`,
    attributes: blank,
  };
}

function castKind(units: readonly Unit[], settings: GeneratorSettings, random: Random): readonly Member[] {
  const parts = partsOf(units.length, settings.units.newcomers, random);
  const { low, high } = settings.units.ordinary;
  return units.map((unit, i) => {
    const part = parts[i] ?? 'ordinary';
    const drawn = random.between(low, high);
    const strength =
      part === 'strong' ? million : part === 'weak' ? 0 : Math.min(million, Math.max(0, drawn));
    return { unit, strength, part };
  });
}

/** One strong and one weak unit, the newcomers only where an ordinary unit is left. */
function partsOf(size: number, newcomers: number, random: Random): readonly Part[] {
  const fresh = Math.max(0, Math.min(newcomers, size - 3));
  const cast: Part[] = ['strong', 'weak', ...Array.from({ length: fresh }, (): Part => 'new')];
  const parts: Part[] = Array.from({ length: size }, (_, i) => cast[i] ?? 'ordinary');
  for (let i = size - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [parts[i], parts[j]] = [parts[j] ?? 'ordinary', parts[i] ?? 'ordinary'];
  }
  return parts;
}
