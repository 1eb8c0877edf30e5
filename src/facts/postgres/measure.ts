import type { PoolClient } from 'pg';
import type { MeasurePlan, MeasureTable, Standpoint } from '../../core/measure/plan.ts';
import { fail, ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import { exactDecimal } from '../../core/quantity/decimal.ts';
import type { Column, Scheme, Unit } from '../../core/scheme/scheme.ts';
import { type AnswerSheet, startAnswers } from '../sql/answer-sheet.ts';
import { storedDigits } from '../sql/fragment.ts';
import { takeAnswers } from './answers.ts';
import { type FactSpace, readStored, type StoredDataset } from './batches.ts';
import { compileQueries } from './query.ts';
import { attributeOf, type QueryContext } from './scan.ts';
import { askFacts } from './transaction.ts';

/** One reading of the store. */
export interface Reading {
  readonly client: PoolClient;
  readonly space: FactSpace;
  readonly scheme: Scheme;
  readonly units: readonly Unit[];
  readonly at: Standpoint;
}

/** Answers a plan inside the reading's transaction. */
export async function measureStored(reading: Reading, plan: MeasurePlan): Promise<Result<MeasureTable>> {
  const problems = [...checkAttributes(reading)];
  const stored = new Map<string, StoredDataset>();
  for (const dataset of reading.scheme.datasets) {
    const found = await readStored(reading.client, reading.space, dataset, reading.at);
    if (!found.ok) problems.push(...found.problems);
    else if (found.value !== null) stored.set(dataset.name, found.value);
  }
  if (problems.length > 0) return fail(...problems);
  const ids = reading.units.map((unit) => unit.unit);
  const sheet = startAnswers(plan.measures, ids);
  for (const each of stored.values()) problems.push(...(await measureDataset(reading, plan, each, sheet)));
  return problems.length > 0
    ? fail(...problems)
    : ok({ units: ids, values: sheet.values, delivered: [...stored.keys()] });
}

async function measureDataset(
  reading: Reading,
  plan: MeasurePlan,
  stored: StoredDataset,
  sheet: AnswerSheet,
): Promise<readonly Problem[]> {
  const dataset = stored.dataset.name;
  const context = queryContext(reading, stored);
  const measures = plan.measures.filter((measure) => measure.dataset === dataset);
  const queries = compileQueries(measures, context);
  if (context.problems.length > 0) return context.problems;
  const problems: Problem[] = [];
  for (const query of queries) {
    const rows = await askFacts(reading.client, query, dataset);
    const refused = rows.ok ? takeAnswers(query, rows.value, sheet) : null;
    problems.push(...rows.problems, ...(refused === null ? [] : [refused]));
  }
  return problems;
}

export const queryContext = (
  { scheme, at, units }: Reading,
  { dataset, table, batches }: StoredDataset,
): QueryContext => ({ scheme, dataset, table, batches, at, units, problems: [] });

/** A problem for every attribute with more digits than any engine stores. */
export function checkAttributes({ scheme, units }: Pick<Reading, 'scheme' | 'units'>): readonly Problem[] {
  return units.flatMap((unit) =>
    scheme.attributes.flatMap((column) =>
      attributeOf(unit, column) === undefined ? [tooLong(unit, column)] : [],
    ),
  );
}

function tooLong(unit: Unit, column: Column): Problem {
  const cell = unit.attributes[column.name] ?? null;
  const number = cell !== null && typeof cell === 'object' ? exactDecimal(cell) : String(cell);
  return problem('facts-number-too-long', { number, digits: String(storedDigits(column)) });
}
