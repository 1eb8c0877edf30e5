import type { PoolClient } from 'pg';
import { canonicalJson } from '../../core/quantity/canonical.ts';
import type { Dataset } from '../../core/scheme/scheme.ts';
import { storedType } from './cell.ts';
import { columnSql, type TableNames } from './names.ts';

/** Statements that make the schema and its two registers where they are missing; each can run again. */
export function registerStatements(names: TableNames): readonly string[] {
  return [
    `CREATE SCHEMA IF NOT EXISTS ${names.schema}`,
    // A space is whatever owns facts; the caller names it. Each of its datasets has a table of rows, by number.
    `CREATE TABLE IF NOT EXISTS ${names.datasets} (
       id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
       space text COLLATE "C" NOT NULL, dataset text COLLATE "C" NOT NULL, shape text COLLATE "C" NOT NULL,
       UNIQUE (space, dataset))`,
    `CREATE TABLE IF NOT EXISTS ${names.batches} (
       id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
       dataset_id integer NOT NULL REFERENCES ${names.datasets},
       sequence integer NOT NULL, batch text COLLATE "C" NOT NULL,
       action text COLLATE "C" NOT NULL CHECK (action IN ('append', 'replace', 'retract')),
       known_at timestamptz NOT NULL, known_at_text text COLLATE "C" NOT NULL, loaded_by text COLLATE "C" NOT NULL,
       rows integer NOT NULL, rejects integer NOT NULL,
       UNIQUE (dataset_id, sequence))`,
  ];
}

/** Statements that make the table of one dataset's rows. */
export function rowStatements(names: TableNames, id: number, dataset: Dataset): readonly string[] {
  // A retraction gives the key alone, so only the key is never blank.
  const columns = dataset.columns.map(
    (column, i) => `c${i} ${storedType(column)}${dataset.key.includes(column.name) ? ' NOT NULL' : ''}`,
  );
  const key = dataset.key.map((name) => columnSql(dataset.columns, name)).join(', ');
  const table = names.rows(id);
  return [
    `CREATE TABLE ${table} (batch_id bigint NOT NULL REFERENCES ${names.batches},
       line integer NOT NULL, file text COLLATE "C" NOT NULL, ${columns.join(', ')})`,
    `CREATE INDEX ON ${table} (${key})`,
    `CREATE INDEX ON ${table} (batch_id)`,
  ];
}

/** What two declarations of a dataset must share for one to read the rows of the other. */
export function shapeOf(dataset: Dataset): string {
  const columns = dataset.columns.map(({ name, type, decimals }) => ({ name, type, decimals }));
  return canonicalJson({ columns, key: dataset.key });
}

/** The registered number and shape of a dataset; null when nothing of it was ever loaded. */
export async function findDataset(
  client: PoolClient,
  names: TableNames,
  space: string,
  dataset: string,
  lock: '' | 'FOR UPDATE' = '',
): Promise<{ readonly id: number; readonly shape: string } | null> {
  const found = await client.query<[string, string]>({
    text: `SELECT id::text, shape FROM ${names.datasets} WHERE space = $1::text AND dataset = $2::text ${lock}`,
    values: [space, dataset],
    rowMode: 'array',
  });
  const [row] = found.rows;
  return row === undefined ? null : { id: Number(row[0]), shape: row[1] };
}
