import {
  BIGINT,
  BOOLEAN,
  DATE,
  DECIMAL,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBTimestampValue,
  type DuckDBType,
  type DuckDBValue,
  TIMESTAMP,
  VARCHAR,
} from '@duckdb/node-api';
import type { Cell } from '../../core/measure/row.ts';
import { type Rational, rational } from '../../core/quantity/rational.ts';
import type { Column } from '../../core/scheme/scheme.ts';
import { scaleOf, storedDigits } from '../sql/fragment.ts';

/** How a column's cells are stored. */
export function storedType(column: Column): DuckDBType {
  switch (column.type) {
    case 'integer':
      return BIGINT;
    case 'number':
      return DECIMAL(storedDigits(column), scaleOf(column));
    case 'text':
    case 'choice':
      return VARCHAR;
    case 'date':
      return DATE;
    case 'moment':
      return TIMESTAMP;
    case 'truth':
      return BOOLEAN;
  }
}

/** A typed cell as the engine takes it; undefined when a number has more digits than the column stores. */
export function storedValue(column: Column, cell: Cell): DuckDBValue | undefined {
  if (cell === null || typeof cell === 'string' || typeof cell === 'boolean') return cell;
  if (typeof cell === 'object') return storedNumber(column, cell);
  return column.type === 'moment'
    ? new DuckDBTimestampValue(BigInt(cell) * 1_000_000n)
    : new DuckDBDateValue(cell);
}

function storedNumber(column: Column, value: Rational): DuckDBValue | undefined {
  const scale = scaleOf(column);
  const scaled = (value.num * 10n ** BigInt(scale)) / value.den;
  const limit = 10n ** BigInt(storedDigits(column));
  if (scaled >= limit || scaled <= -limit) return undefined;
  return column.type === 'integer' ? scaled : new DuckDBDecimalValue(scaled, storedDigits(column), scale);
}

/** The engine's value back as a typed cell. */
export function cellOf(value: DuckDBValue): Cell {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return { num: value, den: 1n };
  if (typeof value === 'number') return { num: BigInt(value), den: 1n };
  if (value instanceof DuckDBDecimalValue) return rational(value.value, 10n ** BigInt(value.scale));
  if (value instanceof DuckDBDateValue) return value.days;
  if (value instanceof DuckDBTimestampValue) return Number(value.micros / 1_000_000n);
  throw new Error(`an unexpected value came back: ${String(value)}`);
}
