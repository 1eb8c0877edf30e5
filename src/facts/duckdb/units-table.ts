import { type DuckDBConnection, DuckDBDataChunk, type DuckDBValue, VARCHAR } from '@duckdb/node-api';
import { type Problem, problem } from '../../core/problem/problem.ts';
import { exactDecimal } from '../../core/quantity/decimal.ts';
import type { Column, Unit } from '../../core/scheme/scheme.ts';
import { storedDigits } from '../sql/fragment.ts';
import { identifier } from '../sql/quote.ts';
import { storedType, storedValue } from './column-type.ts';

export const unitsTable = 'assessed units';

/** Puts the units and their attributes into a temporary table of this connection. */
export async function createUnitsTable(
  connection: DuckDBConnection,
  attributes: readonly Column[],
  units: readonly Unit[],
): Promise<readonly Problem[]> {
  const typed = attributes.map((column) => `, ${identifier(column.name)} ${storedType(column).toString()}`);
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${identifier(unitsTable)} (unit VARCHAR${typed.join('')})`,
  );
  const problems: Problem[] = [];
  const rows = units.map((unit) => [
    unit.unit,
    ...attributes.map((column) => attributeOf(unit, column, problems)),
  ]);
  const appender = await connection.createAppender(unitsTable, 'main', 'temp');
  const types = [VARCHAR, ...attributes.map(storedType)];
  for (let at = 0; at < rows.length; at += 2048) {
    const part = rows.slice(at, at + 2048);
    const chunk = DuckDBDataChunk.create(types, part.length);
    chunk.setRows(part);
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
  return problems;
}

function attributeOf(unit: Unit, column: Column, problems: Problem[]): DuckDBValue {
  const cell = Object.hasOwn(unit.attributes, column.name) ? (unit.attributes[column.name] ?? null) : null;
  const value = storedValue(column, cell);
  if (value !== undefined) return value;
  const number = cell !== null && typeof cell === 'object' ? exactDecimal(cell) : String(cell);
  problems.push(problem('facts-number-too-long', { number, digits: String(storedDigits(column)) }));
  return null;
}
