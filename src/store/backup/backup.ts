import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Pool, PoolClient } from 'pg';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import { stepOf } from '../migrate/migrate.ts';
import { utcNow } from '../write/moment.ts';
import { inTransaction } from '../write/transaction.ts';
import { dumpTable } from './dump-table.ts';
import { copyKept, syncFolders, syncPath } from './durable.ts';
import { keptFiles } from './kept-files.ts';
import { type Manifest, manifestFile } from './manifest.ts';
import { type BackupTable, presentTables } from './tables.ts';

/** The data folder, with the files that rows name; null leaves them out, for a backup of the database alone. */
export type DataFolder = string | null;

/**
 * Copies the store, as it is at one moment and while it is in use, to a new folder: every table as text, every
 * file that rows name, and a manifest of hashes. The folder appears whole or not at all.
 */
export async function backup(pool: Pool, folder: string, data: DataFolder): Promise<Result<Manifest>> {
  if (await isThere(folder)) return fail(problem('backup-target-exists', { folder }));
  const temporary = `${folder}.${process.pid}.tmp`;
  await rm(temporary, { recursive: true, force: true });
  await mkdir(temporary, { recursive: true, mode: 0o700 });
  const made = await inTransaction(pool, (client) => fill(client, temporary, data), 'snapshot');
  if (!made.ok) {
    await rm(temporary, { recursive: true, force: true });
    return made;
  }
  await syncPath(temporary);
  await rename(temporary, folder);
  await syncPath(dirname(folder));
  return made;
}

async function fill(client: PoolClient, folder: string, data: DataFolder): Promise<Result<Manifest>> {
  const at = await utcNow(client);
  const step = await stepOf(client);
  const tables: Manifest['tables'] = [];
  for (const table of await presentTables(client)) {
    const dumped = await dumpTo(client, table, join(folder, `${table.name}.jsonl`));
    tables.push({ name: table.name, ...dumped });
  }
  const copied = data === null ? ok(null) : await copyFiles(client, data, join(folder, 'files'));
  if (!copied.ok) return copied;
  const manifest: Manifest = { format: 'zhunsheng-backup/1', at, step, tables, files: copied.value };
  await writeWhole(join(folder, manifestFile), async (write) =>
    write(`${JSON.stringify(manifest, null, 2)}\n`),
  );
  return ok(manifest);
}

function dumpTo(client: PoolClient, table: BackupTable, file: string): ReturnType<typeof dumpTable> {
  return writeWhole(file, (write) => dumpTable(client, table, write));
}

async function copyFiles(client: PoolClient, from: string, to: string): Promise<Result<string[]>> {
  const paths = [...(await keptFiles(client))];
  for (const path of paths) {
    const source = join(from, path);
    if (!(await isThere(source)) || !(await copyKept(from, to, path)))
      return fail(problem('backup-file-damaged', { file: source }));
  }
  await syncFolders(to, paths);
  return ok(paths);
}

async function writeWhole<T>(
  path: string,
  fillFile: (write: (text: string) => Promise<void>) => Promise<T>,
): Promise<T> {
  const handle = await open(path, 'w', 0o600);
  try {
    const value = await fillFile((text) => handle.appendFile(text));
    await handle.sync();
    return value;
  } finally {
    await handle.close();
  }
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
