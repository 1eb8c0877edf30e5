import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { Pool, PoolClient } from 'pg';
import { fail, ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import { migrate } from '../migrate/migrate.ts';
import { steps } from '../migrate/steps.ts';
import { inTransaction } from '../write/transaction.ts';
import type { DataFolder } from './backup.ts';
import { dumpTable } from './dump-table.ts';
import { copyKept, syncFolders } from './durable.ts';
import { hashFile } from './hash-file.ts';
import { promisedHash } from './kept-files.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { type BackupTable, presentTables } from './tables.ts';

const pageSize = 500;

/**
 * Puts a backup into an empty store, our own or a server's, and brings it to the last migration step. Before it
 * starts it checks every file against the manifest, and before it commits every table: the store ends up equal to
 * the one that was backed up, or unchanged.
 */
export async function restore(pool: Pool, folder: string, data: DataFolder): Promise<Result<Manifest>> {
  const read = await readManifest(folder);
  if (!read.ok) return read;
  const manifest = read.value;
  if (manifest.step > steps.length) return fail(tooNew(manifest));
  const damaged = await damagedFiles(folder, manifest);
  if (damaged.length > 0) return fail(...damaged);
  const migrated = await migrate(pool, steps.slice(0, manifest.step));
  if (!migrated.ok) return migrated;
  const spoilt = data === null ? [] : await copyFiles(manifest, join(folder, 'files'), data);
  if (spoilt.length > 0) return fail(...spoilt);
  const loaded = await inTransaction(pool, (client) => loadAll(client, folder, manifest));
  if (!loaded.ok) return loaded;
  const last = await migrate(pool, steps);
  return last.ok ? ok(manifest) : last;
}

function tooNew({ step }: Manifest): Problem {
  return problem('backup-newer-than-program', { step: String(step), known: String(steps.length) });
}

async function damagedFiles(folder: string, manifest: Manifest): Promise<readonly Problem[]> {
  const expected = [
    ...manifest.tables.map((table) => [`${table.name}.jsonl`, table.sha256] as const),
    ...(manifest.files ?? []).map((path) => [join('files', path), promisedHash(path)] as const),
  ];
  const problems: Problem[] = [];
  for (const [file, hash] of expected)
    if ((await hashFile(join(folder, file))) !== hash)
      problems.push(problem('backup-file-damaged', { file }));
  return problems;
}

/** In their place, durably, before any row names them. */
async function copyFiles(manifest: Manifest, from: string, to: string): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  const paths = manifest.files ?? [];
  for (const path of paths)
    if (!(await copyKept(from, to, path)))
      problems.push(problem('backup-file-damaged', { file: join(to, path) }));
  await syncFolders(to, paths);
  return problems;
}

async function loadAll(client: PoolClient, folder: string, manifest: Manifest): Promise<Result<null>> {
  // What belongs to a final campaign is put back, though nothing can be added to it.
  await client.query(`SELECT set_config('zhunsheng.restoring', 'on', true)`);
  const tables = await presentTables(client);
  const held = new Map(manifest.tables.map((table) => [table.name, table]));
  const complete = held.size === tables.length && tables.every((table) => held.has(table.name));
  const reason = `it does not hold the tables of step ${manifest.step}`;
  if (!complete) return fail(problem('backup-manifest-invalid', { folder, reason }));
  for (const table of tables) {
    const filled = await client.query(`SELECT 1 FROM zhunsheng.${table.name} LIMIT 1`);
    if (filled.rowCount !== 0) return fail(problem('store-not-empty', { table: table.name }));
    await loadTable(client, table, join(folder, `${table.name}.jsonl`));
    const now = await dumpTable(client, table, () => Promise.resolve());
    const expected = held.get(table.name);
    if (now.sha256 !== expected?.sha256 || now.rows !== expected.rows)
      return fail(problem('backup-differs', { table: table.name }));
  }
  return ok(null);
}

async function loadTable(client: PoolClient, table: BackupTable, file: string): Promise<void> {
  let page: string[] = [];
  for await (const line of linesOf(file)) {
    page.push(line);
    if (table.refersToItself || page.length < pageSize) continue;
    await insert(client, table, page);
    page = [];
  }
  await insert(client, table, page);
}

/** Only a line feed ends a line: rows may hold the other characters that end lines elsewhere. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of createReadStream(file, 'utf8')) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

async function insert(client: PoolClient, table: BackupTable, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return;
  const target = `zhunsheng.${table.name}`;
  const columns = table.columns.map((name) => `"${name}"`).join(', ');
  const values = table.columns.map((name) => `r."${name}"`).join(', ');
  await client.query(
    `INSERT INTO ${target} (${columns}) SELECT ${values} FROM json_array_elements($1::json) WITH ORDINALITY AS line (row, number),
      LATERAL json_populate_record(NULL::${target}, line.row) AS r ORDER BY line.number`,
    [`[${lines.join(',')}]`],
  );
}
