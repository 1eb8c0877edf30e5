import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { type Measure, type MeasureValue, type PeriodGroup, valuesLimit } from '../../core/measure/plan.ts';
import { type Problem, problem } from '../../core/problem/problem.ts';
import { compare, type Rational, rational } from '../../core/quantity/rational.ts';
import { type AnswerSheet, nothing } from '../sql/answer-sheet.ts';
import type { FactQuery, GroupQuery, PeriodsQuery, ValuesQuery } from '../sql/query.ts';
import { cellOf } from './column-type.ts';

/** Runs one query and writes its answers; a problem when a unit has too many values to sort. */
export async function answerQuery(
  connection: DuckDBConnection,
  query: FactQuery,
  sheet: AnswerSheet,
): Promise<Problem | null> {
  if (query.kind === 'group') await answerGroups(connection, query, sheet);
  if (query.kind === 'periods') await answerPeriods(connection, query, sheet);
  return query.kind === 'values' ? answerValues(connection, query, sheet) : null;
}

async function answerGroups(
  connection: DuckDBConnection,
  query: GroupQuery,
  sheet: AnswerSheet,
): Promise<void> {
  const columns = query.measures.map(({ measure }) => ({ measure, answers: sheet.answers(measure) }));
  await eachChunk(connection, query.sql, ([units = [], ...found]) => {
    for (const [row, unit] of units.entries()) {
      const place = sheet.place(unit);
      if (place === undefined) continue;
      for (const [i, { measure, answers }] of columns.entries())
        answers[place] = folded(measure, found[i]?.[row] ?? null);
    }
    return true;
  });
}

function folded(measure: Measure, value: DuckDBValue): MeasureValue {
  const cell = cellOf(value);
  if (measure.fold === 'latest') return { kind: 'scalar', value: cell };
  if (cell === null) return nothing[measure.fold];
  return typeof cell === 'object' ? { kind: 'number', value: cell } : { kind: 'scalar', value: cell };
}

async function answerPeriods(
  connection: DuckDBConnection,
  query: PeriodsQuery,
  sheet: AnswerSheet,
): Promise<void> {
  await connection.run(query.create);
  for (const { measure, sql } of query.reads) {
    const answers = sheet.answers(measure);
    const groups = new Map<number, PeriodGroup[]>();
    await eachChunk(connection, sql, ([units = [], ds = [], ns = [], periods = []]) => {
      for (const [row, unit] of units.entries()) {
        const place = sheet.place(unit);
        if (place === undefined) continue;
        const group: PeriodGroup = {
          denominator: numberOf(ds[row]),
          numerator: numberOf(ns[row]),
          periods: Number(periods[row]),
        };
        const before = groups.get(place);
        if (before === undefined) groups.set(place, [group]);
        else before.push(group);
      }
      return true;
    });
    for (const [place, found] of groups)
      answers[place] = { kind: 'groups', groups: found.sort(byDenominator) };
  }
  await connection.run(query.drop);
}

const byDenominator = (a: PeriodGroup, b: PeriodGroup): number => compare(a.denominator, b.denominator);

async function answerValues(
  connection: DuckDBConnection,
  query: ValuesQuery,
  sheet: AnswerSheet,
): Promise<Problem | null> {
  const answers = sheet.answers(query.measure);
  const lists = new Map<number, Rational[]>();
  let crowded: string | null = null;
  await eachChunk(connection, query.sql, ([units = [], values = []]) => {
    for (const [row, unit] of units.entries()) {
      const place = sheet.place(unit);
      if (place === undefined) continue;
      const list = lists.get(place) ?? [];
      lists.set(place, list);
      list.push(numberOf(values[row]));
      if (list.length > valuesLimit) crowded = String(unit);
    }
    return crowded === null;
  });
  for (const [place, values] of lists) answers[place] = { kind: 'values', values };
  if (crowded === null) return null;
  const params = { dataset: query.measure.dataset, unit: crowded, limit: String(valuesLimit) };
  return problem('facts-too-many-values', params);
}

/** Goes through the result a chunk of columns at a time; stops when `visit` returns false. */
async function eachChunk(
  connection: DuckDBConnection,
  sql: string,
  visit: (columns: readonly (readonly DuckDBValue[])[]) => boolean,
): Promise<void> {
  const result = await connection.stream(sql);
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return;
    if (!visit(chunk.getColumns())) return;
  }
}

function numberOf(value: DuckDBValue | undefined): Rational {
  const cell = value === undefined ? null : cellOf(value);
  return cell !== null && typeof cell === 'object' ? cell : rational(0);
}
