import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { BackupTable } from './tables.ts';

/** How many rows a dump had, and the hashes of its text. */
export interface Dumped {
  readonly rows: number;
  readonly sha256: string;
  readonly sm3: string;
}

const pageSize = 1_000;

/**
 * Writes the rows of a table, one JSON object a line, in the order of its key. The text depends on the rows alone:
 * numbers and moments are printed exactly, in UTC.
 */
export async function dumpTable(
  client: PoolClient,
  table: BackupTable,
  write: (text: string) => Promise<void>,
): Promise<Dumped> {
  const [sha256, sm3] = [createHash('sha256'), createHash('sm3')];
  let rows = 0;
  await client.query(`SET LOCAL TimeZone = 'UTC'`);
  const order = table.key.map((name) => `t."${name}"`).join(', ');
  await client.query(
    `DECLARE dump NO SCROLL CURSOR FOR SELECT row_to_json(t)::text AS line FROM zhunsheng.${table.name} AS t ORDER BY ${order}`,
  );
  for (;;) {
    const page = await client.query<{ line: string }>(`FETCH ${pageSize} FROM dump`);
    const text = page.rows.map(({ line }) => `${line}\n`).join('');
    sha256.update(text);
    sm3.update(text);
    await write(text);
    rows += page.rows.length;
    if (page.rows.length < pageSize) break;
  }
  await client.query('CLOSE dump');
  return { rows, sha256: sha256.digest('hex'), sm3: sm3.digest('hex') };
}
