import type { PoolClient } from 'pg';

type Client = Pick<PoolClient, 'query'>;

/** A table of the backup: its columns, and the ones that order its rows. */
export interface BackupTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
  /** Rows refer to rows of the same table, so that all of them are put back at once. */
  readonly refersToItself: boolean;
}

interface Reference {
  readonly table: string;
  readonly target: string;
}

/** The manifest names the migration step, and restoring takes the steps up to it. */
const leftOut: ReadonlySet<string> = new Set(['migration']);

/**
 * Every table there is, read from the catalogue, in an order in which rows can be put back: referenced before
 * referring, and otherwise by name. Rows are in the order of the primary key, an audit chain from its first entry.
 */
export async function presentTables(client: Client): Promise<readonly BackupTable[]> {
  const found = await client.query<Omit<BackupTable, 'refersToItself'>>(tablesSql);
  const references = (await client.query<Reference>(referencesSql)).rows;
  const tables = found.rows
    .filter(({ name }) => !leftOut.has(name))
    .map((each) => ({ ...each, refersToItself: references.some((one) => isSelf(one, each.name)) }));
  return inOrder(tables, references);
}

const isSelf = ({ table, target }: Reference, name: string): boolean => table === name && target === name;

/** Takes, again and again, the tables that refer to none that is left. */
function inOrder(tables: readonly BackupTable[], references: readonly Reference[]): readonly BackupTable[] {
  if (tables.length === 0) return [];
  const left = new Set(tables.map((each) => each.name));
  const waits = ({ name }: BackupTable): boolean =>
    references.some(({ table, target }) => table === name && target !== name && left.has(target));
  const next = tables.filter((each) => !waits(each));
  if (next.length === 0) throw new Error(`tables refer to each other in a circle: ${[...left].join(', ')}`);
  return [...next, ...inOrder(tables.filter(waits), references)];
}

const tablesSql = `SELECT c.relname AS name,
    (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute AS a
      WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
    (SELECT array_agg(a.attname::text ORDER BY k.place) FROM pg_index AS i,
      unnest(i.indkey::smallint[]) WITH ORDINALITY AS k (number, place), pg_attribute AS a
      WHERE i.indrelid = c.oid AND i.indisprimary AND a.attrelid = c.oid AND a.attnum = k.number) AS key
  FROM pg_class AS c
  WHERE c.relnamespace = 'zhunsheng'::regnamespace AND c.relkind = 'r' ORDER BY c.relname`;

const referencesSql = `SELECT c.relname AS table, t.relname AS target
  FROM pg_constraint AS f JOIN pg_class AS c ON c.oid = f.conrelid JOIN pg_class AS t ON t.oid = f.confrelid
  WHERE f.contype = 'f' AND c.relnamespace = 'zhunsheng'::regnamespace`;
