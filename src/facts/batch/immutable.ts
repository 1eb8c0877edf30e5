import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { text } from '../sql/quote.ts';
import { exists } from './committed.ts';
import { makeFolder, putInPlace } from './durable.ts';
import { hashFile } from './hash-file.ts';

/**
 * Writes a query's rows as a Parquet file named by its hash, durably; the hash. The query must order its rows: written
 * by one thread, the same rows then give the same bytes. The database is the caller's own, since that is a setting of all of it.
 */
export async function writeImmutable(
  connection: DuckDBConnection,
  sql: string,
  folder: string,
  placeOf: (hash: string) => string,
): Promise<string> {
  await makeFolder(folder);
  const temporary = join(folder, `${randomUUID()}.tmp`);
  try {
    await connection.run('SET threads = 1');
    await connection.run(`COPY (${sql}) TO ${text(temporary)} (FORMAT parquet)`);
    const hash = await hashFile(temporary);
    if (!(await exists(placeOf(hash)))) await putInPlace(temporary, placeOf(hash));
    return hash;
  } finally {
    await rm(temporary, { force: true });
  }
}
