import { type Problem, problem } from '../../core/problem/problem.ts';
import type { ResultDocument } from '../../core/result/document.ts';
import type { MissingItem } from '../../port/store-decision.ts';

/** Every item of a result that has no score because something is missing, in the order of the result. */
export function missingItems(result: ResultDocument): readonly MissingItem[] {
  return result.tables.flatMap((table) =>
    table.units.flatMap((unit) =>
      unit.indicators
        .filter((each) => each.state === 'missing')
        .map((each) => ({
          unit: unit.unit,
          unitName: unit.name,
          indicator: each.id,
          indicatorName: each.name,
          missing: each.missing,
        })),
    ),
  );
}

/** Null when nothing is missing, or what is missing was accepted. */
export function unlessAccepted(items: readonly MissingItem[], accepted: boolean): Problem | null {
  const [first] = items;
  if (first === undefined || accepted) return null;
  const { unitName: unit, indicatorName: indicator } = first;
  return problem('publication-missing', { count: String(items.length), unit, indicator });
}
