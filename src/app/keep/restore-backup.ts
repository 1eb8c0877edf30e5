import { resolve } from 'node:path';
import type { Result } from '../../core/problem/problem.ts';
import type { Manifest } from '../../store/backup/manifest.ts';
import { restore } from '../../store/backup/restore.ts';
import { type StorePlace, withStore } from './store-place.ts';

/** Restores a backup into an empty store: a new data folder, or an empty database of a server. */
export const restoreBackup = (place: StorePlace, folder: string): Promise<Result<Manifest>> =>
  withStore(place, (store, data) => restore(store.pool, resolve(folder), data));
