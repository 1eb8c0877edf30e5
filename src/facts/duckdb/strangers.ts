import type { DuckDBConnection } from '@duckdb/node-api';
import { type Problem, problem } from '../../core/problem/problem.ts';
import type { Unit } from '../../core/scheme/scheme.ts';
import { identifier } from '../sql/quote.ts';
import { queryContext, type Store } from './measure.ts';

/** Warns of rows whose unit is not on the roster: nobody's score would ever show them. */
export async function warnOfStrangers(
  store: Store,
  connection: DuckDBConnection,
  units: readonly Unit[],
): Promise<readonly Problem[]> {
  const known = new Set(units.map((unit) => unit.unit));
  const problems: Problem[] = [];
  for (const [name, { dataset }] of store.datasets) {
    const context = queryContext(store, name, { asOf: 0, knownAt: null });
    if (context === null) continue;
    const unit = identifier(dataset.unit);
    const counted = await connection.runAndReadAll(
      `SELECT ${unit}, count(*) FROM ${context.source} AS r GROUP BY 1 ORDER BY 1`,
    );
    const strangers = counted.getRows().filter(([id]) => !known.has(String(id)));
    if (strangers.length > 0) problems.push(warning(name, strangers));
  }
  return problems;
}

function warning(dataset: string, strangers: readonly (readonly unknown[])[]): Problem {
  const count = strangers.reduce((sum, [, rows]) => sum + Number(rows), 0);
  const shown = strangers.slice(0, 10).map(([id]) => String(id));
  const units = shown.join('、') + (strangers.length > shown.length ? '…' : '');
  return problem('facts-units-unknown', { dataset, count: String(count), units });
}
