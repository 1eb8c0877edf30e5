import { createHash } from 'node:crypto';
import { appendFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installedServer, startServer } from '../../../test/support/test-server.ts';
import { openTestStore, type TestStore } from '../../../test/support/test-store.ts';
import { appendAudit } from '../audit/append.ts';
import { signCheckpoint } from '../audit/checkpoint.ts';
import { openSigningKey, type SigningKey } from '../audit/signing-key.ts';
import { verifyAudit } from '../audit/verify.ts';
import { migrate, stepOf } from '../migrate/migrate.ts';
import { prepareStore } from '../migrate/prepare.ts';
import { steps } from '../migrate/steps.ts';
import { openPool } from '../pool.ts';
import { commitBatch } from '../write/batches.ts';
import { addOffice } from '../write/offices.ts';
import { markChecked, publishVersion, startDraft } from '../write/scheme-versions.ts';
import { inTransaction } from '../write/transaction.ts';
import { backup } from './backup.ts';
import type { Manifest } from './manifest.ts';
import { restore } from './restore.ts';
import { presentTables } from './tables.ts';

let test: TestStore;
let pool: Pool;
let key: SigningKey;
const inFolder = (...names: readonly string[]): string => join(test.folder, ...names);

const evidence = createHash('sha256').update('佐证').digest('hex');
const batches = join('facts', 'a', 'county-2020', 'batches');

/** Everything that has gone wrong in text files before. */
const awkward = 'a"b\\c\n\r\t\u2028\u2029\u0085龘𠮷🀄{}[],NULL\\N';

beforeAll(async () => {
  test = await openTestStore();
  pool = await test.database();
  const opened = await openSigningKey(inFolder('keys'));
  if (!opened.ok) throw new Error('no key');
  key = opened.value;
  await mkdir(inFolder('data', batches), { recursive: true });
  await addOffice(pool, { id: 'p', name: awkward, level: 'province', parent: null });
  await addOffice(pool, { id: 'a', name: '市', level: 'city', parent: 'p' });
  const draft = { office: 'a', scheme: 's', files: { [awkward]: awkward }, reason: awkward, by: awkward };
  await startDraft(pool, draft);
  await markChecked(pool, { office: 'a', scheme: 's', version: 1 }, '0'.repeat(64));
  await publishVersion(pool, { office: 'a', scheme: 's', version: 1 }, '李四');
  await startDraft(pool, draft);
  for (let n = 0; n < 30; n++) await write(n);
  await signCheckpoint(pool, key, inFolder('checkpoints.jsonl'));
  await mkdir(inFolder('data', 'evidence', 'a'), { recursive: true });
  await writeFile(inFolder('data', 'evidence', 'a', evidence), '佐证');
  await pool.query(
    `INSERT INTO zhunsheng.evidence (office, sha256, bytes, media_type) VALUES ('a', $1, 6, 'text/plain')`,
    [evidence],
  );
});
afterAll(() => test.close());

/** One transaction that commits a batch and says so in the audit log. */
async function write(n: number): Promise<void> {
  const content = `batch ${n % 3}`;
  const hash = createHash('sha256').update(content).digest('hex');
  await writeFile(inFolder('data', batches, `${hash}.parquet`), content);
  const batch = {
    campaign: 'county-2020',
    undoes: null,
    reason: null,
    label: null,
    office: 'a',
    dataset: awkward,
    batch: hash,
    action: 'append' as const,
    by: 'b',
    rejects: 0,
  };
  await inTransaction(pool, async (client) => {
    await commitBatch(client, {
      ...batch,
      rows: 9_007_199_254_740_991,
      source: [{ file: awkward, sha256: hash }],
    });
    await appendAudit(client, {
      office: 'a',
      actor: awkward,
      action: 'x',
      subject: 'y',
      details: { n, awkward },
    });
  });
}

async function saved(from: Pool, name: string): Promise<Manifest> {
  const made = await backup(from, inFolder(name), inFolder('data'));
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.value;
}

describe('a backup', () => {
  it('holds every table there is but the list of migrations', async () => {
    const found = await pool.query(
      `SELECT c.relname AS name FROM pg_class AS c WHERE c.relnamespace = 'zhunsheng'::regnamespace AND c.relkind = 'r'`,
    );
    const names = found.rows.map((row) => row.name).filter((name) => name !== 'migration');
    const tables = await presentTables(pool);
    expect(tables.map((table) => table.name).sort()).toEqual(names.sort());
    for (const { name, key } of tables) expect([name, key?.length ?? 0]).not.toEqual([name, 0]);
  });

  it('restored elsewhere gives a backup with the same hashes, batch files and an intact audit log', async () => {
    const first = await saved(pool, 'first');
    const other = await test.database(false);
    expect(await restore(other, inFolder('first'), inFolder('restored'))).toMatchObject({ ok: true });
    const second = await saved(other, 'second');
    expect(second.tables).toEqual(first.tables);
    const filled = first.tables.filter(({ rows }) => rows > 0).map(({ name, rows }) => [name, rows]);
    expect(Object.fromEntries(filled)).toEqual({
      office: 2,
      scheme_version: 2,
      batch: 30,
      audit_entry: 30,
      audit_checkpoint: 1,
      evidence: 1,
    });
    expect(await readdir(inFolder('restored', batches))).toHaveLength(3);
    expect(await readFile(inFolder('restored', 'evidence', 'a', evidence), 'utf8')).toBe('佐证');
    const report = await verifyAudit(other, { trusted: [key.publicText], checkpoints: [] });
    expect(report).toEqual({ entries: 30, checkpoints: 1, problems: [] });
    await expect(other.query('DELETE FROM zhunsheng.scheme_version')).rejects.toMatchObject({
      code: 'ZS001',
    });
  });

  it('taken while others write is of one moment: never a batch without its audit entry', async () => {
    let writing = true;
    const writers = [1, 2, 3, 4].map(async (n) => {
      while (writing) await write(n);
    });
    const made = [await saved(pool, 'busy-1'), await saved(pool, 'busy-2')];
    writing = false;
    await Promise.all(writers);
    for (const { tables } of made) {
      const rows = Object.fromEntries(tables.map((table) => [table.name, table.rows]));
      expect(rows.batch).toBe(rows.audit_entry);
    }
    expect(await restore(await test.database(false), inFolder('busy-2'), null)).toMatchObject({ ok: true });
  });

  it.runIf(installedServer !== null)('moves a store from our own database to a server', async () => {
    const server = await startServer(installedServer ?? '');
    const there = openPool({ connectionString: server.url });
    const here = await saved(pool, 'to-server');
    expect(await restore(there, inFolder('to-server'), null)).toMatchObject({ ok: true });
    expect((await saved(there, 'on-server')).tables).toEqual(here.tables);
    await there.end();
    await server.stop();
  });

  it('of an older step is restored and taken to the last; a migration makes one first', async () => {
    const old = await test.database(false);
    await migrate(old, steps.slice(0, 2));
    await addOffice(old, { id: 'p', name: '省', level: 'province', parent: null });
    expect(await prepareStore(old, inFolder('snapshots'))).toMatchObject({
      value: { applied: steps.length - 2 },
    });
    const [snapshot = ''] = await readdir(inFolder('snapshots'));
    expect(snapshot).toMatch(/^before-step-3-/);
    const target = await test.database(false);
    expect(await restore(target, inFolder('snapshots', snapshot), null)).toMatchObject({ ok: true });
    expect(await stepOf(target)).toBe(steps.length);
    expect((await target.query('SELECT id FROM zhunsheng.office')).rows).toEqual([{ id: 'p' }]);
    expect(await prepareStore(old, inFolder('snapshots'))).toMatchObject({ value: { applied: 0 } });
    expect(await readdir(inFolder('snapshots'))).toHaveLength(1);
  });
});

describe('a backup that cannot be trusted', () => {
  it('is refused by the name of the file, and leaves the store as it was', async () => {
    const target = await test.database(false);
    const manifest = await saved(pool, 'spoilt');
    const [kept = ''] = manifest.files ?? [];
    for (const name of ['office.jsonl', 'audit_entry.jsonl', join('files', kept)]) {
      const file = inFolder('spoilt', name);
      const before = await readFile(file);
      const flipped = Buffer.from(before);
      flipped[5] = (flipped[5] ?? 0) ^ 1;
      for (const content of [flipped, before.subarray(0, -1), null]) {
        await (content === null ? rm(file) : writeFile(file, content));
        expect(await restore(target, inFolder('spoilt'), null)).toMatchObject({
          problems: [{ code: 'backup-file-damaged', params: { file: name } }],
        });
      }
      await writeFile(file, before);
    }
    const file = inFolder('spoilt', 'manifest.json');
    for (const path of ['facts/../../../x', '/etc/passwd', `evidence/../${'a'.repeat(64)}`]) {
      await writeFile(inFolder('spoilt', 'manifest.json'), JSON.stringify({ ...manifest, files: [path] }));
      expect(await restore(target, inFolder('spoilt'), null)).toMatchObject({
        problems: [{ code: 'backup-manifest-invalid' }],
      });
    }
    const tables = manifest.tables.filter((table) => table.name !== 'audit_checkpoint');
    await writeFile(file, JSON.stringify({ ...manifest, tables }));
    const emptied = await test.database(false);
    expect(await restore(emptied, inFolder('spoilt'), null)).toMatchObject({
      problems: [{ code: 'backup-manifest-invalid' }],
    });
    expect((await emptied.query('SELECT id FROM zhunsheng.office')).rows).toEqual([]);
    await appendFile(file, '}');
    expect(await restore(target, inFolder('spoilt'), null)).toMatchObject({
      problems: [{ code: 'backup-manifest-invalid' }],
    });
    expect(await stepOf(target)).toBe(0);
  });

  it('is not made where a batch file is missing, nor over another folder, nor restored over a store in use', async () => {
    expect(await backup(pool, inFolder('none'), inFolder('no-data'))).toMatchObject({
      problems: [{ code: 'backup-file-damaged' }],
    });
    expect((await readdir(test.folder)).filter((name) => name.startsWith('none'))).toEqual([]);
    expect(await backup(pool, test.folder, null)).toMatchObject({
      problems: [{ code: 'backup-target-exists' }],
    });
    await saved(pool, 'whole');
    expect(await restore(pool, inFolder('whole'), null)).toMatchObject({
      problems: [{ code: 'store-not-empty' }],
    });
  });
});
