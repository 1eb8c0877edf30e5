import type { DuckDBConnection } from '@duckdb/node-api';
import type { Measure, MeasurePlan, MeasureTable, Standpoint } from '../../core/measure/plan.ts';
import { fail, ok, type Problem, type Result } from '../../core/problem/problem.ts';
import type { Scheme, Unit } from '../../core/scheme/scheme.ts';
import { startAnswers } from '../sql/answer-sheet.ts';
import { workdayListStatement } from '../sql/calendar.ts';
import { compileQueries, type FactQuery, type QueryContext } from '../sql/query.ts';
import { identifier } from '../sql/quote.ts';
import { sourceSql } from '../sql/source.ts';
import { type Compilation, startCompilation } from '../sql/term.ts';
import { answerQuery } from './answers.ts';
import { partsKnown, type StoredDataset } from './delivered.ts';
import { problemOf } from './engine-error.ts';
import { createUnitsTable, unitsTable } from './units-table.ts';

/** The opened facts of one scheme. */
export interface Store {
  readonly scheme: Scheme;
  readonly folder: string;
  readonly datasets: ReadonlyMap<string, StoredDataset>;
  /** SQL after FROM to read of a dataset instead of all its rows. */
  readonly sources?: ReadonlyMap<string, string>;
}

/** Answers a plan on a connection of its own, which nobody else uses meanwhile. */
export async function measureFacts(
  store: Store,
  connection: DuckDBConnection,
  plan: MeasurePlan,
  units: readonly Unit[],
  at: Standpoint,
): Promise<Result<MeasureTable>> {
  const found = startCompilation();
  const jobs = compileJobs(store, plan, at, found);
  if (found.problems.length > 0) return fail(...found.problems);
  const problems = await prepareConnection(store.scheme, connection, units, found);
  const ids = units.map((unit) => unit.unit);
  const sheet = startAnswers(plan.measures, ids);
  for (const { dataset, queries } of jobs)
    for (const query of queries) problems.push(...(await tryQuery(connection, dataset, query, sheet)));
  if (problems.length > 0) return fail(...problems);
  return ok({ units: ids, values: sheet.values, delivered: deliveredAt(store, at) });
}

/** The datasets of which something had been delivered by the moment, in the scheme's order. */
export function deliveredAt(store: Store, at: Standpoint): readonly string[] {
  return [...store.datasets.values()].flatMap((stored) =>
    partsKnown(store.folder, stored, at) === null ? [] : [stored.dataset.name],
  );
}

interface Job {
  readonly dataset: string;
  readonly queries: readonly FactQuery[];
}

function compileJobs(store: Store, plan: MeasurePlan, at: Standpoint, found: Compilation): readonly Job[] {
  const byDataset = new Map<string, Measure[]>();
  for (const measure of plan.measures) {
    const before = byDataset.get(measure.dataset);
    if (before === undefined) byDataset.set(measure.dataset, [measure]);
    else before.push(measure);
  }
  return [...byDataset].flatMap(([name, measures]) => {
    const context = queryContext(store, name, at);
    return context === null ? [] : [{ dataset: name, queries: compileQueries(measures, context, found) }];
  });
}

/** What a query over one dataset needs; null when the dataset was not delivered. */
export function queryContext(store: Store, name: string, at: Standpoint): QueryContext | null {
  const stored = store.datasets.get(name);
  if (stored === undefined) throw new Error(`a measure asks for the undeclared dataset “${name}”`);
  const parts = partsKnown(store.folder, stored, at);
  if (parts === null) return null;
  const { dataset } = stored;
  return {
    scheme: store.scheme,
    dataset,
    at,
    source: store.sources?.get(name) ?? sourceSql(dataset, parts),
    units: identifier(unitsTable),
  };
}

/** Makes what the compiled SQL refers to besides the facts: units, and the list for moving by workdays. */
export async function prepareConnection(
  scheme: Scheme,
  connection: DuckDBConnection,
  units: readonly Unit[],
  found: Compilation,
): Promise<Problem[]> {
  if (found.movesWorkdays) await connection.run(workdayListStatement);
  return found.usesAttributes ? [...(await createUnitsTable(connection, scheme.attributes, units))] : [];
}

async function tryQuery(
  connection: DuckDBConnection,
  dataset: string,
  query: FactQuery,
  sheet: ReturnType<typeof startAnswers>,
): Promise<readonly Problem[]> {
  try {
    const refused = await answerQuery(connection, query, sheet);
    return refused === null ? [] : [refused];
  } catch (error) {
    return [problemOf(error, dataset)];
  }
}
