import type { Column } from '../../core/scheme/scheme.ts';
import { identifier } from '../sql/quote.ts';

// PostgreSQL cuts names after 63 bytes, which is 21 Chinese characters, so names of schemes are never names of tables
// or columns: these are numbered, and a table of datasets says what each number means.

/** The physical column of one of the columns, by its place among them. */
export function columnSql(columns: readonly Column[], name: string): string {
  const place = columns.findIndex((each) => each.name === name);
  if (place < 0) throw new Error(`“${name}” is no column here`);
  return `c${place}`;
}

/** The tables of facts in one PostgreSQL schema. */
export interface TableNames {
  readonly schema: string;
  readonly datasets: string;
  readonly batches: string;
  readonly rows: (dataset: number) => string;
}

/** `schema` is at most 63 bytes. */
export function tableNames(schema: string): TableNames {
  if (Buffer.byteLength(schema) > 63) throw new Error(`the schema name “${schema}” is too long`);
  const inSchema = (table: string) => `${identifier(schema)}.${table}`;
  return {
    schema: identifier(schema),
    datasets: inSchema('fact_dataset'),
    batches: inSchema('fact_batch'),
    rows: (dataset) => inSchema(`fact_row_${dataset}`),
  };
}
