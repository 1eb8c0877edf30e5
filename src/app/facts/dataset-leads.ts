import { collectAggregates } from '../../core/measure/extract.ts';
import { compareCodePoints } from '../../core/quantity/canonical.ts';
import type { Indicator, Scheme } from '../../core/scheme/scheme.ts';
import { indicatorsOf } from '../../core/scheme/walk.ts';

type Read = Pick<Scheme, 'datasets' | 'definitions' | 'tables'>;

/** The indicators whose formula reads each dataset, definitions followed, in the order of the tables. */
export function datasetIndicators(scheme: Read): ReadonlyMap<string, readonly Indicator[]> {
  const found = new Map<string, Indicator[]>(scheme.datasets.map(({ name }) => [name, []]));
  for (const indicator of scheme.tables.flatMap(indicatorsOf))
    for (const name of datasetsRead(scheme, indicator)) found.get(name)?.push(indicator);
  return found;
}

/** The datasets an indicator's formula reads, each once. */
export function datasetsRead(scheme: Pick<Scheme, 'definitions'>, indicator: Indicator): readonly string[] {
  const aggregates = collectAggregates([indicator.formula.tree], scheme);
  return [...new Set(aggregates.map((each) => each.dataset))];
}

const known = new WeakMap<Read, ReadonlyMap<string, readonly string[]>>();

/** Who may load each dataset: the leads of all indicators that read it, in order of name. */
export function datasetLeads(scheme: Read): ReadonlyMap<string, readonly string[]> {
  const before = known.get(scheme);
  if (before !== undefined) return before;
  const leads = new Map(
    [...datasetIndicators(scheme)].map(([name, indicators]) => [
      name,
      [...new Set(indicators.flatMap((each) => each.leads))].sort(compareCodePoints),
    ]),
  );
  known.set(scheme, leads);
  return leads;
}
