import type { Casting } from './casting.ts';
import { createRandom } from './random.ts';

/**
 * The units without rows in a dataset: so many ordinary ones of each of its kinds, drawn by the seed, or the same ones
 * as in the dataset that the settings name. Never the strong, the weak or a new unit, and never every ordinary one.
 */
export function silentMembers(name: string, casting: Casting): ReadonlySet<string> {
  let [source, silent] = [name, casting.settings.datasets[name]?.silent ?? 0];
  for (let hops = 0; typeof silent === 'string' && hops < 10; hops++) {
    source = silent;
    silent = casting.settings.datasets[source]?.silent ?? 0;
  }
  return typeof silent === 'number' && silent > 0 ? drawSilent(source, silent, casting) : new Set();
}

/** The kinds of unit that have rows in a dataset: as the settings say, else as the formulas read it; null = all. */
export function kindsOf(name: string, { settings, usage }: Casting): readonly string[] | null {
  return settings.datasets[name]?.kinds ?? usage.get(name)?.kinds ?? null;
}

function drawSilent(source: string, count: number, casting: Casting): ReadonlySet<string> {
  const random = createRandom(`${casting.seed}/silent/${source}`);
  const kinds = kindsOf(source, casting) ?? [...new Set(casting.members.map(({ unit }) => unit.kind))];
  return new Set(
    kinds.flatMap((kind) => {
      const ordinary = casting.members.filter(({ unit, part }) => unit.kind === kind && part === 'ordinary');
      const names = ordinary.map(({ unit }) => unit.unit);
      return drawSome(names, Math.min(count, names.length - 1), random.below);
    }),
  );
}

function drawSome(
  names: readonly string[],
  count: number,
  below: (limit: number) => number,
): readonly string[] {
  const left = [...names];
  const drawn: string[] = [];
  while (drawn.length < count && left.length > 0) drawn.push(...left.splice(below(left.length), 1));
  return drawn;
}
