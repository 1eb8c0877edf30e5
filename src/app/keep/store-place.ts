import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fail, problem, type Result } from '../../core/problem/problem.ts';
import { openStore, type Store } from '../../store/connect.ts';

/** Where a store is: a data folder, and the database where that is a server's. */
export interface StorePlace {
  readonly folder: string;
  readonly databaseUrl: string | null;
}

/** Opens a store, hands it over and closes it again whatever happens. A server that runs on it may go on. */
export async function withStore<T>(
  { folder, databaseUrl }: StorePlace,
  work: (store: Store, folder: string) => Promise<Result<T>>,
): Promise<Result<T>> {
  const path = resolve(folder);
  const opened = await openStore(databaseUrl === null ? { dataDir: path } : { databaseUrl });
  if (!opened.ok) return opened;
  try {
    return await work(opened.value, path);
  } finally {
    await opened.value.close();
  }
}

/** As `withStore`, but never makes a new one: a mistyped folder is told instead. */
export async function withExistingStore<T>(
  place: StorePlace,
  work: (store: Store, folder: string) => Promise<Result<T>>,
): Promise<Result<T>> {
  const { folder, databaseUrl } = place;
  const isThere = await stat(join(folder, 'postgres')).then(
    () => true,
    () => false,
  );
  if (databaseUrl === null && !isThere) return fail(problem('store-folder-empty', { folder }));
  return withStore(place, work);
}
