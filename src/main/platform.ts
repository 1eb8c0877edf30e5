import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Platform } from '../app/platform.ts';
import { openScoreDesk } from '../app/scores/open-score-desk.ts';
import { fail, ok, problem, type Result } from '../core/problem/problem.ts';
import { openSigningKey } from '../store/audit/signing-key.ts';
import { openStore, type StoreAddress } from '../store/connect.ts';
import { prepareStore } from '../store/migrate/prepare.ts';

/** A platform with what has to be closed after use. */
export interface OpenPlatform {
  readonly platform: Platform;
  close(): Promise<void>;
}

const ownFolders = ['facts', 'evidence', 'keys', 'snapshots', 'checkpoints'];

/**
 * Opens everything in order: the store, brought to the last step after a snapshot; the signing key; the desk of scores.
 * What fails half-way is closed again. `databaseUrl` null: the database in the folder.
 */
export async function openPlatform(
  dataFolder: string,
  databaseUrl: string | null,
): Promise<Result<OpenPlatform>> {
  const folder = resolve(dataFolder);
  const address: StoreAddress = databaseUrl === null ? { dataDir: folder } : { databaseUrl };
  const made = await makeFolder(folder);
  if (!made.ok) return made;
  const opened = await openStore(address);
  if (!opened.ok) return opened;
  const store = opened.value;
  const prepared = await prepareStore(store.pool, join(folder, 'snapshots'));
  const key = prepared.ok ? await openSigningKey(join(folder, 'keys')) : prepared;
  if (!key.ok) {
    await store.close();
    return key;
  }
  const engine = process.env.ZHUNSHENG_FACTS === 'postgres' ? 'postgres' : 'duckdb';
  const scores = openScoreDesk(store, folder, engine);
  const platform: Platform = { store, folder, key: key.value as Platform['key'], scores };
  const close = async (): Promise<void> => {
    await scores.close();
    await store.close();
  };
  return ok({ platform, close }, opened.problems);
}

async function makeFolder(folder: string): Promise<Result<null>> {
  try {
    // Our own database may run under another account, which has to pass through; it looks into nothing else.
    await mkdir(folder, { recursive: true, mode: 0o711 });
    for (const name of ownFolders) await mkdir(join(folder, name), { recursive: true, mode: 0o700 });
    return ok(null);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return fail(problem('store-folder-unusable', { folder, reason }));
  }
}
