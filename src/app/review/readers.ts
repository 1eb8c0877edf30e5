import type { AggregateNode } from '../../core/language/syntax.ts';
import { collectAggregates } from '../../core/measure/extract.ts';
import type { Indicator, Scheme, Table } from '../../core/scheme/scheme.ts';
import { indicatorsOf } from '../../core/scheme/walk.ts';

/** An indicator, and how it reads one dataset. */
export interface Reader {
  readonly table: Table;
  readonly indicator: Indicator;
  readonly dataset: string;
  readonly aggregates: readonly AggregateNode[];
}

const readers = new WeakMap<Scheme, readonly Reader[]>();

/** Which indicators read which datasets, definitions followed; in the order of the tables. */
export function readersOf(scheme: Scheme): readonly Reader[] {
  const found = readers.get(scheme) ?? findReaders(scheme);
  readers.set(scheme, found);
  return found;
}

/** The indicators that read a dataset for units of a kind. */
export const readersFor = (scheme: Scheme, dataset: string, kind: string): readonly Reader[] =>
  readersOf(scheme).filter((each) => each.dataset === dataset && each.table.subject === kind);

function findReaders(scheme: Scheme): readonly Reader[] {
  return scheme.tables.flatMap((table) =>
    indicatorsOf(table).flatMap((indicator) => {
      const all = collectAggregates([indicator.formula.tree], scheme);
      return [...new Set(all.map((each) => each.dataset))].map((dataset) => ({
        table,
        indicator,
        dataset,
        aggregates: all.filter((each) => each.dataset === dataset),
      }));
    }),
  );
}
